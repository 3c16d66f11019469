/** Tests of the DynamoDB storage. */
@NullMarked
package org.jcachehttp.dynamodb;

import org.jspecify.annotations.NullMarked;

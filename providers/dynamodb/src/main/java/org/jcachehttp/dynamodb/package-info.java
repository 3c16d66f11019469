/** JCache in an Amazon DynamoDB table. */
@NullMarked
package org.jcachehttp.dynamodb;

import org.jspecify.annotations.NullMarked;

/** JCache in an Amazon DynamoDB table shared by any number of machines. */
@NullMarked
package org.jcachehttp.dynamodb;

import org.jspecify.annotations.NullMarked;

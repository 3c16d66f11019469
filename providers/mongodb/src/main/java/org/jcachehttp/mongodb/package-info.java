/** JCache in MongoDB, values that no document can hold in GridFS. */
@NullMarked
package org.jcachehttp.mongodb;

import org.jspecify.annotations.NullMarked;

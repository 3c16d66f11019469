/** JCache in MongoDB, with large values in GridFS. */
@NullMarked
package org.jcachehttp.mongodb;

import org.jspecify.annotations.NullMarked;

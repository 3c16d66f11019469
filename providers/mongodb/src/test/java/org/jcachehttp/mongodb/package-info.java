/** Tests of the MongoDB storage. */
@NullMarked
package org.jcachehttp.mongodb;

import org.jspecify.annotations.NullMarked;

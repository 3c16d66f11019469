/** Rate limits of bucket4j in caches of a cache.xml of this library. */
@NullMarked
package org.jcachehttp.bucket4j;

import org.jspecify.annotations.NullMarked;

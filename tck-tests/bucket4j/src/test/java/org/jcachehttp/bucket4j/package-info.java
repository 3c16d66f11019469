/** bucket4j's rate limits in caches of a cache.xml that names a provider of ours. */
@NullMarked
package org.jcachehttp.bucket4j;

import org.jspecify.annotations.NullMarked;

/** Camel's jcache component with a cache.xml of this library. */
@NullMarked
package org.jcachehttp.camel;

import org.jspecify.annotations.NullMarked;

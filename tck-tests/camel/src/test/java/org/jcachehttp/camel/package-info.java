/** Camel's jcache component with a cache.xml that names a provider of ours. */
@NullMarked
package org.jcachehttp.camel;

import org.jspecify.annotations.NullMarked;

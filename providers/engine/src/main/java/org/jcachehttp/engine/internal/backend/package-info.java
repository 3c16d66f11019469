/** Opens the backends that a URI or a {@code cache.xml} names, and assigns caches to them. */
@NullMarked
package org.jcachehttp.engine.internal.backend;

import org.jspecify.annotations.NullMarked;

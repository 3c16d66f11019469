/** The declarations of a {@code cache.xml}: providers, caches and templates. */
@NullMarked
package org.jcachehttp.engine.internal.declared;

import org.jspecify.annotations.NullMarked;

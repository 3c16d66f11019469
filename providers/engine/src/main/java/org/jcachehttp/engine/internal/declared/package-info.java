/** What a {@code cache.xml} declares: providers, caches, and templates for caches code creates. */
@NullMarked
package org.jcachehttp.engine.internal.declared;

import org.jspecify.annotations.NullMarked;

/** What a {@code cache.xml} declares: providers, caches, and templates for caches code creates. */
@NullMarked
package org.jcachehttp.engine.declared;

import org.jspecify.annotations.NullMarked;

/** The near cache: entries of a slower storage, bounded in number, bytes and age, on the heap. */
@NullMarked
package org.jcachehttp.engine.internal.near;

import org.jspecify.annotations.NullMarked;

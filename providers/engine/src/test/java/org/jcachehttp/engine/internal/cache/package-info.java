/** Tests of the operations on entries. */
@NullMarked
package org.jcachehttp.engine.internal.cache;

import org.jspecify.annotations.NullMarked;

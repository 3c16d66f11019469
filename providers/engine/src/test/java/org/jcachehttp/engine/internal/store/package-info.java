/** Tests of what becomes of a storage's records. */
@NullMarked
package org.jcachehttp.engine.internal.store;

import org.jspecify.annotations.NullMarked;

/** The entries of a cache by the caller's keys and values, over a storage's records. */
@NullMarked
package org.jcachehttp.engine.internal.store;

import org.jspecify.annotations.NullMarked;

/** The caller's keys and values over a storage's records. */
@NullMarked
package org.jcachehttp.engine.store;

import org.jspecify.annotations.NullMarked;

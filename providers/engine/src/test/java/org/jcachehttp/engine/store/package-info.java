/** Tests of what becomes of a storage's records. */
@NullMarked
package org.jcachehttp.engine.store;

import org.jspecify.annotations.NullMarked;

/** Expiry policies and the deadlines that follow from them (JSR-107 chapter 6). */
@NullMarked
package org.jcachehttp.engine.internal.expiry;

import org.jspecify.annotations.NullMarked;

/** From JSR-107 expiry policies to deadlines (JSR-107 chapter 6). */
@NullMarked
package org.jcachehttp.engine.internal.expiry;

import org.jspecify.annotations.NullMarked;

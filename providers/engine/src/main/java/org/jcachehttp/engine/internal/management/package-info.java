/** Statistics and the two MXBeans of a cache (JSR-107 chapter 12). */
@NullMarked
package org.jcachehttp.engine.internal.management;

import org.jspecify.annotations.NullMarked;

/** Events and listeners (JSR-107 chapter 8). */
@NullMarked
package org.jcachehttp.engine.internal.event;

import org.jspecify.annotations.NullMarked;

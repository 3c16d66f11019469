/** Keys and values in their stored form. */
@NullMarked
package org.jcachehttp.engine.internal.codec;

import org.jspecify.annotations.NullMarked;

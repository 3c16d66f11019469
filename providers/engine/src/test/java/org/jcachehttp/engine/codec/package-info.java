/** Keys and values in their stored form. */
@NullMarked
package org.jcachehttp.engine.codec;

import org.jspecify.annotations.NullMarked;

/** The {@code unwrap} methods of JSR-107. */
@NullMarked
package org.jcachehttp.engine.internal.unwrap;

import org.jspecify.annotations.NullMarked;

/** The way from JSR-107's interfaces to what stands behind them. */
@NullMarked
package org.jcachehttp.engine.internal.unwrap;

import org.jspecify.annotations.NullMarked;

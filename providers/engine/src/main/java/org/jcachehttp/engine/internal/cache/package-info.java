/**
 * The operations of JSR-107: each is a function from an entry's state to a decision, which a
 * transaction executes.
 */
@NullMarked
package org.jcachehttp.engine.internal.cache;

import org.jspecify.annotations.NullMarked;

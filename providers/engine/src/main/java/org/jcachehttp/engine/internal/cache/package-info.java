/**
 * What happens to one entry: every operation of JSR-107 as a decision, and the one loop that
 * carries it out.
 */
@NullMarked
package org.jcachehttp.engine.internal.cache;

import org.jspecify.annotations.NullMarked;

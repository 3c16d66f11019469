/** Runs of the official TCK. */
@NullMarked
package org.jcachehttp.tck;

import org.jspecify.annotations.NullMarked;

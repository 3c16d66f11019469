/** Stores of several servers, of which one fails during mixed traffic. */
@NullMarked
package org.jcachehttp.faults.scale;

import org.jspecify.annotations.NullMarked;

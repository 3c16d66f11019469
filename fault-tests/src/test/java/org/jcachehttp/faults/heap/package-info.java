/** Large bodies and many entries in a small heap. */
@NullMarked
package org.jcachehttp.faults.heap;

import org.jspecify.annotations.NullMarked;

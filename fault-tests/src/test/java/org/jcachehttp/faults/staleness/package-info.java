/** How old entries of near caches are while another process changes them. */
@NullMarked
package org.jcachehttp.faults.staleness;

import org.jspecify.annotations.NullMarked;

/** The server that a run of the TCK starts for a backend that needs one. */
@NullMarked
package org.jcachehttp.tck.servers;

import org.jspecify.annotations.NullMarked;

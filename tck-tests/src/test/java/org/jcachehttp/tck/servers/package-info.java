/** The servers that a run of the TCK starts for the backends that need one. */
@NullMarked
package org.jcachehttp.tck.servers;

import org.jspecify.annotations.NullMarked;

/** Processes with a common store share their calls to the origin. */
@NullMarked
package org.jcachehttp.faults.cluster;

import org.jspecify.annotations.NullMarked;

/** Processes that are killed or stopped while they use a store. */
@NullMarked
package org.jcachehttp.faults.processes;

import org.jspecify.annotations.NullMarked;

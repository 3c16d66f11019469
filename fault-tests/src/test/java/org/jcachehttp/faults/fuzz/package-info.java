/** Malformed and damaged input from origins, callers, configuration and stores. */
@NullMarked
package org.jcachehttp.faults.fuzz;

import org.jspecify.annotations.NullMarked;

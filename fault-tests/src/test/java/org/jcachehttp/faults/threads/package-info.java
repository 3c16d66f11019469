/** Calls on virtual threads. */
@NullMarked
package org.jcachehttp.faults.threads;

import org.jspecify.annotations.NullMarked;

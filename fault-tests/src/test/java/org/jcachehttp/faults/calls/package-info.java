/** Calls through an HTTP cache whose answers are checked. */
@NullMarked
package org.jcachehttp.faults.calls;

import org.jspecify.annotations.NullMarked;

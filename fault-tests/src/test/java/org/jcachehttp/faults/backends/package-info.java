/** The backends that the fault tests open. */
@NullMarked
package org.jcachehttp.faults.backends;

import org.jspecify.annotations.NullMarked;

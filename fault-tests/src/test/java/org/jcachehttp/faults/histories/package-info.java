/** Histories of concurrent calls, and the check whether some order of the calls explains them. */
@NullMarked
package org.jcachehttp.faults.histories;

import org.jspecify.annotations.NullMarked;

/** The table of reliability.md: rows measured by the fault tests, and their comparison. */
@NullMarked
package org.jcachehttp.faults.report;

import org.jspecify.annotations.NullMarked;

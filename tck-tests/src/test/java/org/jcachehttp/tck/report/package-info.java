/** Surefire's reports, added up. */
@NullMarked
package org.jcachehttp.tck.report;

import org.jspecify.annotations.NullMarked;

/** Mixed traffic for minutes in a small heap. */
@NullMarked
package org.jcachehttp.faults.soak;

import org.jspecify.annotations.NullMarked;

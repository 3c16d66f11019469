/** Mixed traffic while servers fail, fail over or throttle. */
@NullMarked
package org.jcachehttp.faults.scale;

import org.jspecify.annotations.NullMarked;

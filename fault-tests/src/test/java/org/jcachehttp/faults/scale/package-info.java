/** Mixed traffic while servers fail, fail over or throttle, and the space that entries need. */
@NullMarked
package org.jcachehttp.faults.scale;

import org.jspecify.annotations.NullMarked;

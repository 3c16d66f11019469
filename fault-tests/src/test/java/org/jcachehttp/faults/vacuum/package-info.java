/** Dead rows and sizes of tables while entries are updated. */
@NullMarked
package org.jcachehttp.faults.vacuum;

import org.jspecify.annotations.NullMarked;

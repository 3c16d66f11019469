/** File systems that are full or read-only under a store. */
@NullMarked
package org.jcachehttp.faults.disks;

import org.jspecify.annotations.NullMarked;

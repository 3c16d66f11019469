/** The servers of TCK runs. */
@NullMarked
package org.jcachehttp.tck.servers;

import org.jspecify.annotations.NullMarked;

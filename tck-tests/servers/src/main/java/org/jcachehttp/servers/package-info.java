/** Servers that tests start, stop and restart. */
@NullMarked
package org.jcachehttp.servers;

import org.jspecify.annotations.NullMarked;

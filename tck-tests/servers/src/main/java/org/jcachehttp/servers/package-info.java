/** Servers that tests start on this machine, stop and start again. */
@NullMarked
package org.jcachehttp.servers;

import org.jspecify.annotations.NullMarked;

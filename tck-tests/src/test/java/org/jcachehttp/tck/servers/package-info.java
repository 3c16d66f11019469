/** Providers of backends that need a server, with the server that a run of the TCK starts. */
@NullMarked
package org.jcachehttp.tck.servers;

import org.jspecify.annotations.NullMarked;

/** Servers for backends that need one, in the JVM of the test. */
@NullMarked
package org.jcachehttp.tck.servers;

import org.jspecify.annotations.NullMarked;

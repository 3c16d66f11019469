/** Tests of the servers for tests. */
@NullMarked
package org.jcachehttp.servers;

import org.jspecify.annotations.NullMarked;

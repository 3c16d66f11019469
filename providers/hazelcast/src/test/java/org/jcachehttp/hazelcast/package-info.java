/** Tests against real members and clients on loopback, which they start and stop. */
@NullMarked
package org.jcachehttp.hazelcast;

import org.jspecify.annotations.NullMarked;

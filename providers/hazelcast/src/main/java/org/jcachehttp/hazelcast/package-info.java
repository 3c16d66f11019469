/** JCache on Hazelcast: a map of a cluster, of which this JVM is a member or a client. */
@NullMarked
package org.jcachehttp.hazelcast;

import org.jspecify.annotations.NullMarked;

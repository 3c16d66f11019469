/** JCache on a Hazelcast cluster, as a member or a client. */
@NullMarked
package org.jcachehttp.hazelcast;

import org.jspecify.annotations.NullMarked;

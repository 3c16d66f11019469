/** JCache on Redis: a server, a cluster, or a master that Sentinel monitors. */
@NullMarked
package org.jcachehttp.redis;

import org.jspecify.annotations.NullMarked;

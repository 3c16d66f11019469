/** JCache on Redis: a server, a cluster, or whichever master Sentinel names. */
@NullMarked
package org.jcachehttp.redis;

import org.jspecify.annotations.NullMarked;

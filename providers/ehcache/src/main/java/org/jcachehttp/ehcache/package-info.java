/** JCache in the tiers of Ehcache: heap, off-heap, disk. */
@NullMarked
package org.jcachehttp.ehcache;

import org.jspecify.annotations.NullMarked;

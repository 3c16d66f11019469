/** JCache on this JVM's heap, bounded by Caffeine. */
@NullMarked
package org.jcachehttp.memory;

import org.jspecify.annotations.NullMarked;

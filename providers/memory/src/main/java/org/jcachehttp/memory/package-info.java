/** JCache on the heap of this JVM, bounded by Caffeine. */
@NullMarked
package org.jcachehttp.memory;

import org.jspecify.annotations.NullMarked;

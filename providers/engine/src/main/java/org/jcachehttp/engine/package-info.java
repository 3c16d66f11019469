/** JCache (JSR-107) over any storage: the caching providers and their cache manager. */
@NullMarked
package org.jcachehttp.engine;

import org.jspecify.annotations.NullMarked;

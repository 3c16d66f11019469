/**
 * JCache (JSR-107) over any storage: the caching providers an application or a backend's module
 * names.
 */
@NullMarked
package org.jcachehttp.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Cache managers: which caches are open, under which name, over which storage (JSR-107 chapter 5).
 */
@NullMarked
package org.jcachehttp.engine.manager;

import org.jspecify.annotations.NullMarked;

/** Parts of a cache manager: its identity, and the MXBeans of its caches (JSR-107 chapter 12). */
@NullMarked
package org.jcachehttp.engine.internal.manager;

import org.jspecify.annotations.NullMarked;

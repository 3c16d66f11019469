/** Opens an HTTP cache by URI, provider or {@code cache.xml}. */
@NullMarked
package org.jcachehttp.http.internal.open;

import org.jspecify.annotations.NullMarked;

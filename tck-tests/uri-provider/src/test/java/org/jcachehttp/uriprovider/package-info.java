/** {@code UriCachingProvider} as an application uses it, on every backend. */
@NullMarked
package org.jcachehttp.uriprovider;

import org.jspecify.annotations.NullMarked;

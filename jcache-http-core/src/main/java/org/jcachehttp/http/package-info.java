/** An HTTP cache (RFC 9111) over any {@code javax.cache.Cache}, for any HTTP client. */
@NullMarked
package org.jcachehttp.http;

import org.jspecify.annotations.NullMarked;

/** The cache key (RFC 9111 section 2). */
@NullMarked
package org.jcachehttp.http.key;

import org.jspecify.annotations.NullMarked;

/** HTTP messages as values, in the terms of RFC 9110; they know no client and no cache. */
@NullMarked
package org.jcachehttp.http.message;

import org.jspecify.annotations.NullMarked;

/** HTTP messages as immutable values, in the terms of RFC 9110. */
@NullMarked
package org.jcachehttp.http.message;

import org.jspecify.annotations.NullMarked;

/** The Cache-Status field (RFC 9211) and statistics. */
@NullMarked
package org.jcachehttp.http.status;

import org.jspecify.annotations.NullMarked;

/** The Cache-Status field (RFC 9211). */
@NullMarked
package org.jcachehttp.http.status;

import org.jspecify.annotations.NullMarked;

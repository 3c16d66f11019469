/** Redirections (RFC 9110 section 15.4), followed above a cache, so that each hop is cached. */
@NullMarked
package org.jcachehttp.http.redirect;

import org.jspecify.annotations.NullMarked;

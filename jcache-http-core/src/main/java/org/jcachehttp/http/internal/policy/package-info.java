/** The rules of RFC 9111 as pure functions. */
@NullMarked
package org.jcachehttp.http.internal.policy;

import org.jspecify.annotations.NullMarked;

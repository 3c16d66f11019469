/** The pipeline of one exchange: lookup, collapsing, origin fetch, revalidation, response. */
@NullMarked
package org.jcachehttp.http.internal.exchange;

import org.jspecify.annotations.NullMarked;

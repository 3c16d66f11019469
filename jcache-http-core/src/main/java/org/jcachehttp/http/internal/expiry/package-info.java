/** Configured freshness lifetimes. */
@NullMarked
package org.jcachehttp.http.internal.expiry;

import org.jspecify.annotations.NullMarked;

/** Responses and their variants in a JCache cache, behind a circuit breaker. */
@NullMarked
package org.jcachehttp.http.internal.store;

import org.jspecify.annotations.NullMarked;

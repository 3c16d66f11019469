/** Cache keys: the parts that identify a request, and the variants of a target. */
@NullMarked
package org.jcachehttp.http.internal.key;

import org.jspecify.annotations.NullMarked;

/** Bodies that are copied while their callers read them. */
@NullMarked
package org.jcachehttp.http.internal.body;

import org.jspecify.annotations.NullMarked;

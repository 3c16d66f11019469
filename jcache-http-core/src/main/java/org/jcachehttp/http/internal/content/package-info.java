/** Normal forms and digests of request content. */
@NullMarked
package org.jcachehttp.http.internal.content;

import org.jspecify.annotations.NullMarked;

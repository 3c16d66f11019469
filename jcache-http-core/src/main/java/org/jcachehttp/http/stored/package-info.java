/** The stored response and the format it is stored in. */
@NullMarked
package org.jcachehttp.http.stored;

import org.jspecify.annotations.NullMarked;

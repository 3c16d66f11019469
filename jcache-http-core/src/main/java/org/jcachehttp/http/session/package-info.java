/** How an application as a whole, or one of its calls, uses an HTTP cache. */
@NullMarked
package org.jcachehttp.http.session;

import org.jspecify.annotations.NullMarked;

/** What in a request is secret, and how it counts without being written. */
@NullMarked
package org.jcachehttp.http.privacy;

import org.jspecify.annotations.NullMarked;

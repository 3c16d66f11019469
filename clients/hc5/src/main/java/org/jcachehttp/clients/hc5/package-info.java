/** The HTTP cache in Apache HttpClient 5. */
@NullMarked
package org.jcachehttp.clients.hc5;

import org.jspecify.annotations.NullMarked;

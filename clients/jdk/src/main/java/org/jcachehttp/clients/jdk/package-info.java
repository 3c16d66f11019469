/** The HTTP cache in a {@code java.net.http.HttpClient}. */
@NullMarked
package org.jcachehttp.clients.jdk;

import org.jspecify.annotations.NullMarked;

/** The HTTP cache in an OkHttp client. */
@NullMarked
package org.jcachehttp.clients.okhttp;

import org.jspecify.annotations.NullMarked;

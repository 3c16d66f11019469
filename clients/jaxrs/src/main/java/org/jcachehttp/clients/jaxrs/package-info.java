/** The HTTP cache in JAX-RS clients: Jersey, RESTEasy and MicroProfile REST Client. */
@NullMarked
package org.jcachehttp.clients.jaxrs;

import org.jspecify.annotations.NullMarked;

/** The HTTP cache in Spring's HTTP clients: RestClient, RestTemplate and WebClient. */
@NullMarked
package org.jcachehttp.clients.spring;

import org.jspecify.annotations.NullMarked;

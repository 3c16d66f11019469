package org.jcachehttp.spring.clients;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clients of Spring Framework that use the HTTP cache.
 *
 * @param clients The clients that use the HTTP cache: rest-client, rest-template, web-client.
 */
@ConfigurationProperties("jcache-http")
record ClientProperties(@DefaultValue Set<SpringClient> clients) {}

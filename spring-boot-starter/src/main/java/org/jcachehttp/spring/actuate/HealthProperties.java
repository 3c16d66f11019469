package org.jcachehttp.spring.actuate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The health of the HTTP cache.
 *
 * @param statusWhenUnavailable Status of the component httpCache while its backend is unavailable.
 *     With the default, the status of the application does not change: its requests go to their
 *     origins. With DOWN, the application is down too.
 */
@ConfigurationProperties("jcache-http.health")
record HealthProperties(@DefaultValue("DEGRADED") String statusWhenUnavailable) {}

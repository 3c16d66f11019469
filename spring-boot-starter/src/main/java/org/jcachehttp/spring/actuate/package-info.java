/** The health and the endpoint of an HTTP cache for Spring Boot's Actuator. */
@NullMarked
package org.jcachehttp.spring.actuate;

import org.jspecify.annotations.NullMarked;

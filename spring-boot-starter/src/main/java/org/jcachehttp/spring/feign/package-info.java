/** The HTTP cache in the clients of Spring Cloud OpenFeign. */
@NullMarked
package org.jcachehttp.spring.feign;

import org.jspecify.annotations.NullMarked;

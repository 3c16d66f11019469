/** The Feign integration in a Spring Cloud OpenFeign application. */
@NullMarked
package org.jcachehttp.feign.spring;

import org.jspecify.annotations.NullMarked;

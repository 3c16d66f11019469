/** A Spring Boot application with a cached Feign client. */
@NullMarked
package org.jcachehttp.springexample;

import org.jspecify.annotations.NullMarked;

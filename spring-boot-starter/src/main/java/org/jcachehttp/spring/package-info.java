/** Spring Boot's beans of an HTTP cache and of a JCache manager, and their properties. */
@NullMarked
package org.jcachehttp.spring;

import org.jspecify.annotations.NullMarked;

/** The HTTP cache in Spring's own HTTP clients. */
@NullMarked
package org.jcachehttp.spring.clients;

import org.jspecify.annotations.NullMarked;

/** Annotations that configure caching for methods of a Feign client. */
@NullMarked
package org.jcachehttp.feign.annotation;

import org.jspecify.annotations.NullMarked;

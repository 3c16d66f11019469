/** How one method of a Feign client uses the cache, said on the method or its interface. */
@NullMarked
package org.jcachehttp.feign.annotation;

import org.jspecify.annotations.NullMarked;

/** Spring Boot with a cache.xml of this library. */
@NullMarked
package org.jcachehttp.springboot;

import org.jspecify.annotations.NullMarked;

/** Spring Boot 3 with a cache.xml that names a provider of ours. */
@NullMarked
package org.jcachehttp.springboot;

import org.jspecify.annotations.NullMarked;

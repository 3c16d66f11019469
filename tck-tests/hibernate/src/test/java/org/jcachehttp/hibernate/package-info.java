/** Hibernate's second-level cache with a cache.xml of this library. */
@NullMarked
package org.jcachehttp.hibernate;

import org.jspecify.annotations.NullMarked;

/** Hibernate's second-level cache with a cache.xml that names a provider of ours. */
@NullMarked
package org.jcachehttp.hibernate;

import org.jspecify.annotations.NullMarked;

/** Feign clients answered from an HTTP cache. */
@NullMarked
package org.jcachehttp.feign;

import org.jspecify.annotations.NullMarked;

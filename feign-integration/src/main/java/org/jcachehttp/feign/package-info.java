/** An HTTP cache for Feign clients. */
@NullMarked
package org.jcachehttp.feign;

import org.jspecify.annotations.NullMarked;

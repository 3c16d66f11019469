/** Tests against real Redis servers, which they start and stop. */
@NullMarked
package org.jcachehttp.redis;

import org.jspecify.annotations.NullMarked;

/** Tests against real Redis servers, which they start and stop. */
@NullMarked
package org.jcachehttp.redisson;

import org.jspecify.annotations.NullMarked;

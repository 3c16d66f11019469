/** The HTTP cache on the backends themselves. */
@NullMarked
package org.jcachehttp.tck.http;

import org.jspecify.annotations.NullMarked;

/** What applications see of the front door, whichever backend is behind it. */
@NullMarked
package org.jcachehttp.frontdoor;

import org.jspecify.annotations.NullMarked;

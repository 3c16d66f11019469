/** JCache that stores nothing. */
@NullMarked
package org.jcachehttp.dummy;

import org.jspecify.annotations.NullMarked;

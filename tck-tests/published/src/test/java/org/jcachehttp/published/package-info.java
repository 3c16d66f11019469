/** The published modules as their users get them. */
@NullMarked
package org.jcachehttp.published;

import org.jspecify.annotations.NullMarked;

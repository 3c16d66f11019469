/** The official TCK: which provider it runs against, and what its runs must add up to. */
@NullMarked
package org.jcachehttp.tck;

import org.jspecify.annotations.NullMarked;

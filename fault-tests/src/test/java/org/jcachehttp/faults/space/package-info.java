/** The space that stored responses need on each backend. */
@NullMarked
package org.jcachehttp.faults.space;

import org.jspecify.annotations.NullMarked;

/** The Java of the documentation, compiled. */
@NullMarked
package org.jcachehttp.tck.docs;

import org.jspecify.annotations.NullMarked;

/** An application with the JCache providers of several vendors on its class path. */
@NullMarked
package org.jcachehttp.others;

import org.jspecify.annotations.NullMarked;

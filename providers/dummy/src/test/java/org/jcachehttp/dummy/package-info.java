/** Tests of the dummy storage. */
@NullMarked
package org.jcachehttp.dummy;

import org.jspecify.annotations.NullMarked;

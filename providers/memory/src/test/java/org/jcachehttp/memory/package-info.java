/** Tests of the memory storage. */
@NullMarked
package org.jcachehttp.memory;

import org.jspecify.annotations.NullMarked;

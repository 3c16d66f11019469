/** The engine over a storage that is as simple as one can be. */
@NullMarked
package org.jcachehttp.engine;

import org.jspecify.annotations.NullMarked;

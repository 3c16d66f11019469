/** URIs and properties taken apart. */
@NullMarked
package org.jcachehttp.engine.internal.backend;

import org.jspecify.annotations.NullMarked;

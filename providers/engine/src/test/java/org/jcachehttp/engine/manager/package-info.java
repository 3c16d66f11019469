/** URIs and properties taken apart. */
@NullMarked
package org.jcachehttp.engine.manager;

import org.jspecify.annotations.NullMarked;

/** The meters and observations, with the registries of Micrometer itself. */
@NullMarked
package org.jcachehttp.micrometer;

import org.jspecify.annotations.NullMarked;

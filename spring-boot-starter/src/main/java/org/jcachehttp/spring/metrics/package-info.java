/** Meters and observations of the HTTP cache of an application. */
@NullMarked
package org.jcachehttp.spring.metrics;

import org.jspecify.annotations.NullMarked;

/** Meters of an HTTP cache, and an Observation of each call. */
@NullMarked
package org.jcachehttp.micrometer;

import org.jspecify.annotations.NullMarked;

/** Runs of the HTTP scenarios on backends with a server. */
@NullMarked
package org.jcachehttp.scenarios;

import org.jspecify.annotations.NullMarked;

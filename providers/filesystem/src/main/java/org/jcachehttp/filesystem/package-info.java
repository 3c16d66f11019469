/** JCache in a directory shared by processes, one file per entry. */
@NullMarked
package org.jcachehttp.filesystem;

import org.jspecify.annotations.NullMarked;

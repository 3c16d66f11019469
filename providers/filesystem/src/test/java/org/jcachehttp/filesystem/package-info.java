/** Tests of the filesystem storage. */
@NullMarked
package org.jcachehttp.filesystem;

import org.jspecify.annotations.NullMarked;

/** Entries that earlier revisions of this library have stored. */
@NullMarked
package org.jcachehttp.faults.formats;

import org.jspecify.annotations.NullMarked;

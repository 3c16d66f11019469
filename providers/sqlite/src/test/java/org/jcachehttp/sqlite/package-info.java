/** Tests of the SQLite storage. */
@NullMarked
package org.jcachehttp.sqlite;

import org.jspecify.annotations.NullMarked;

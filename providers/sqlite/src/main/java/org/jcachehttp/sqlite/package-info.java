/** JCache in a SQLite file that processes can share. */
@NullMarked
package org.jcachehttp.sqlite;

import org.jspecify.annotations.NullMarked;

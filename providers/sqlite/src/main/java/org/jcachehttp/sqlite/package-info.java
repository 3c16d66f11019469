/** JCache in a SQLite file shared by processes. */
@NullMarked
package org.jcachehttp.sqlite;

import org.jspecify.annotations.NullMarked;

/** JCache in two tables of a relational database. */
@NullMarked
package org.jcachehttp.jdbc;

import org.jspecify.annotations.NullMarked;

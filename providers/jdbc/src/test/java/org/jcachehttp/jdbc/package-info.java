/** Tests of the JDBC provider, on databases in this process and on servers. */
@NullMarked
package org.jcachehttp.jdbc;

import org.jspecify.annotations.NullMarked;

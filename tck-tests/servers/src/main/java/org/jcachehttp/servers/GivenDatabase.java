package org.jcachehttp.servers;

import java.net.URI;
import java.util.Optional;

/**
 * A database that runs already, at the JDBC URL in the environment variable {@code JDBC_URL}, with
 * user and password. Its tables stay.
 *
 * @param uri the JDBC URL
 */
record GivenDatabase(URI uri) implements LocalServer {

  private static final String VARIABLE = "JDBC_URL";

  /** {@return the given database, or a new PostgreSQL server if none is given} */
  static LocalServer orPostgresql() {
    Optional<String> given = Optional.ofNullable(System.getenv(VARIABLE));
    return given.isPresent()
        ? new GivenDatabase(URI.create(given.get()))
        : LocalDatabase.postgresql();
  }

  /** Returns the URI of new tables, so that each start seems to be that of an empty server. */
  @Override
  public URI uri(String name) {
    return JdbcUris.withTables(uri, name + "_" + Long.toHexString(System.nanoTime()));
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return JdbcUris.withLongTimeouts(uri(name));
  }

  @Override
  public void restart() {
    throw new UnsupportedOperationException("the server of " + VARIABLE + " is not restarted");
  }

  @Override
  public void stop() {
    // Others may use it.
  }
}

package org.jcachehttp.jdbc;

import java.net.URI;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.testkit.processes.SharingContract;
import org.junit.jupiter.api.AfterEach;

/** Processes that share a PostgreSQL server. */
class PostgreSqlSharingTest extends SharingContract {

  private static final int ENOUGH = 5;

  private final LocalDatabase server = LocalDatabase.postgresql();

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("shared");
  }

  @Override
  public int rounds() {
    return ENOUGH;
  }
}

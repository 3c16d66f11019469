package org.jcachehttp.jdbc;

import java.net.URI;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.testkit.processes.ServerKillContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Clients of a server are killed. */
@DisabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "PostgreSqlEnduranceTest kills more")
class PostgreSqlKillTest extends ServerKillContract {

  private final LocalDatabase server = LocalDatabase.postgresql();

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("shared");
  }
}

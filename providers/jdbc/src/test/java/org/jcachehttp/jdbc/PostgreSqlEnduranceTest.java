package org.jcachehttp.jdbc;

import java.net.URI;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.testkit.processes.EnduranceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Clients are killed often, and read more entries than fit in a heap. */
@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class PostgreSqlEnduranceTest extends EnduranceContract {

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

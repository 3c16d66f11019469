package org.jcachehttp.redis;

import java.net.URI;
import org.jcachehttp.testkit.processes.ServerKillContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Clients of a server are killed. */
@DisabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "RedisEnduranceTest kills more")
class RedisKillTest extends ServerKillContract {

  private final RedisProcess server = RedisProcess.start();

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts();
  }
}

package org.jcachehttp.redis;

import java.net.URI;
import org.jcachehttp.testkit.processes.EnduranceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class RedisEnduranceTest extends EnduranceContract {

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

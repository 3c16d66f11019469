package org.jcachehttp.redisson;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class RedisProcessesTest extends ProcessesContract {

  private final RedisProcess server = RedisProcess.start();

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public URI uri() {
    return URI.create(
        ("redis:" + server.location() + "?connect-timeout=" + Opening.PATIENCE)
            + ("&response-timeout=" + Opening.PATIENCE));
  }
}

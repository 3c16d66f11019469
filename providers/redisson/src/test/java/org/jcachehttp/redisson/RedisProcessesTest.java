package org.jcachehttp.redisson;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.AfterEach;

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

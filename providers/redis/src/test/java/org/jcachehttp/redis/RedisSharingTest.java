package org.jcachehttp.redis;

import java.net.URI;
import org.jcachehttp.testkit.processes.SharingContract;
import org.junit.jupiter.api.AfterEach;

/** Processes that share a server. */
class RedisSharingTest extends SharingContract {

  private static final int ENOUGH = 5;

  private final RedisProcess server = RedisProcess.start();

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts();
  }

  @Override
  public int rounds() {
    return ENOUGH;
  }
}

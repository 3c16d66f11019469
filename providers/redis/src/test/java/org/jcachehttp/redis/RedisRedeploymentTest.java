package org.jcachehttp.redis;

import java.net.URI;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;
import org.junit.jupiter.api.AfterEach;

class RedisRedeploymentTest extends RedeploymentContract {

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

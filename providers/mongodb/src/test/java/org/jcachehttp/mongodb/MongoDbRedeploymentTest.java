package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.redeployment.RedeploymentContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class MongoDbRedeploymentTest extends RedeploymentContract {

  private static final String DRIVER =
      "the driver never ends its thread 'BufferPoolPruner', see the page's limits";

  private final LocalMongoDb server = LocalMongoDb.start("gridfs");

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("deployed");
  }

  @Test
  @Disabled(DRIVER)
  @Override
  protected void theClassLoaderOfAClosedApplicationIsCollected() {}

  @Test
  @Disabled(DRIVER)
  @Override
  protected void aThreadThatLivesOnKeepsNoClassLoaderOfAClosedApplication() {}
}

package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.processes.SharingContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that share a server, as documents and in GridFS. */
@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbSharingTest extends SharingContract {

  private static final int ENOUGH = 5;

  private final LocalMongoDb server;

  MongoDbSharingTest(String scheme) {
    server = LocalMongoDb.start(scheme);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("sharing");
  }

  @Override
  public int rounds() {
    return ENOUGH;
  }
}

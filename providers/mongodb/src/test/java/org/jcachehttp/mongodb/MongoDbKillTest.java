package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.processes.ServerKillContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of a server are killed, with documents and with GridFS. */
@DisabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "MongoDbEnduranceTest kills more")
@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbKillTest extends ServerKillContract {

  private final LocalMongoDb server;

  MongoDbKillTest(String scheme) {
    server = LocalMongoDb.start(scheme);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("kill");
  }
}

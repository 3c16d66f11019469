package org.jcachehttp.mongodb;

import java.net.URI;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.testkit.processes.EnduranceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbEnduranceTest extends EnduranceContract {

  private final LocalMongoDb server;

  MongoDbEnduranceTest(String scheme) {
    server = LocalMongoDb.start(scheme);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public URI uri() {
    return server.uriWithLongTimeouts("endurance");
  }

  @Test
  @Disabled("the server in this JVM has no ordered index: it sorts 100,000 entries for each page")
  @Override
  public void aHeapOf64MiBIteratesOver100000EntriesWhileOthersWrite() {}
}

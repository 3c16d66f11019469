package org.jcachehttp.mongodb;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.OutageContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"mongodb", "gridfs"})
class MongoDbOutageTest extends OutageContract {

  private final String scheme;
  private @Nullable LocalMongoDb server;

  MongoDbOutageTest(String scheme) {
    this.scheme = scheme;
  }

  @Override
  protected void startServer() {
    if (server == null) {
      server = LocalMongoDb.start(scheme);
    } else {
      server.restart();
    }
  }

  @Override
  protected void stopServer() {
    server().stop();
  }

  private LocalMongoDb server() {
    return requireNonNull(server);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        scheme,
        "//" + server().host() + "/outage",
        Map.of("operation-timeout", "500ms", "bulk-timeout", "2s"));
  }

  @Override
  protected String failureMessage() {
    return server().host();
  }
}

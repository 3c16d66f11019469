package org.jcachehttp.mongodb;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongodbProcessesTest extends ProcessesContract {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static LoopbackServer server;

  private final int database = DATABASES.incrementAndGet();

  @BeforeAll
  static void start() {
    server = LoopbackServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public URI uri() {
    String place = server.host() + "/processes-" + database;
    return URI.create("mongodb://" + place + "?operation-timeout=30s");
  }
}

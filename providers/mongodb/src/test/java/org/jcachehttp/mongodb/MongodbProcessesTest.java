package org.jcachehttp.mongodb;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Processes that share a server, as documents and in GridFS. */
@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes against a server: -Pthorough runs it")
class MongodbProcessesTest {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static LoopbackServer server;

  @BeforeAll
  static void start() {
    server = LoopbackServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class AsDocuments extends Contract {
    AsDocuments() {
      super("mongodb");
    }
  }

  @Nested
  class InGridfs extends Contract {
    InGridfs() {
      super("gridfs");
    }
  }

  abstract static class Contract extends ProcessesContract {

    private final String scheme;
    private final int database = DATABASES.incrementAndGet();

    Contract(String scheme) {
      this.scheme = scheme;
    }

    @Override
    public URI uri() {
      String place = server.host() + "/processes-" + database;
      return URI.create(scheme + "://" + place + "?operation-timeout=30s&bulk-timeout=2m");
    }

    @Test
    @Disabled("the server in this JVM has no ordered index: it sorts 100,000 entries for each page")
    @Override
    public void aHeapOf64MiBIteratesOver100000EntriesWhileOthersWrite() {}
  }
}

package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.OutageContract;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbOutageTest extends OutageContract {

  @TempDir Path directory;

  private @Nullable LocalDynamoDb server;

  @Override
  protected void startServer() {
    if (server == null) {
      server = LocalDynamoDb.in(directory);
    } else {
      server.restart();
    }
  }

  @Override
  protected void stopServer() {
    server().stop();
  }

  private LocalDynamoDb server() {
    return requireNonNull(server);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        server(), "outage", Map.of("operation-timeout", "2s", "bulk-timeout", "10s"));
  }

  @Override
  protected String failureMessage() {
    return "dynamodb://outage (" + server().endpoint() + "): cannot ";
  }

  @Test
  void aServerThatNeverRespondsIsNotAwaitedForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Object> options =
          Map.of("endpoint", "http://localhost:" + silent.getLocalPort(), "bulk-timeout", "500ms");
      try (ByteStorage storage = Opening.at("//table", options)) {
        assertThatThrownBy(() -> storage.open("region").read("key"))
            .isInstanceOf(StorageException.class)
            .hasMessageContainingAll(
                "dynamodb://table (http://localhost:" + silent.getLocalPort(), "'bulk-timeout'");
      }
    }
  }

  @Test
  void openingSucceedsWithoutAServiceAndTheTableIsCreatedWhenItIsThere() {
    startServer();
    stopServer();
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(failureMessage() + "open the table");
      startServer();
      awaitSuccess(region);
    } finally {
      stopServer();
    }
  }

  @Test
  void aTableThatWasDeletedIsCreatedAgain() {
    startServer();
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      awaitSuccess(region);
      try (DynamoDbClient client = RawTable.client(server().endpoint())) {
        client.deleteTable(delete -> delete.tableName("outage"));
      }
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("no such table");
      awaitSuccess(region);
    } finally {
      stopServer();
    }
  }

  @Test
  void aResponseThatStopsInTheMiddleIsNotAwaitedForLong() throws IOException {
    startServer();
    URI endpoint = server().endpoint();
    try (TcpProxy network = TcpProxy.to(endpoint.getPort());
        ByteStorage storage =
            Opening.open(
                server(),
                "halves",
                Map.of("endpoint", network.through(endpoint), "operation-timeout", "1s"))) {
      Region<String, byte[]> region = storage.open("region");
      awaitSuccess(region);
      network.inject(new NetworkFault.PartialFrame(NetworkFault.Rest.SILENCE));
      assertTimeout(
          Duration.ofSeconds(8),
          () ->
              assertThatThrownBy(() -> region.read("awaited"))
                  .isInstanceOf(StorageException.class));
    } finally {
      stopServer();
    }
  }

  @Test
  void aRegionWaitsForItsOwnTimeout() throws IOException {
    startServer();
    URI endpoint = server().endpoint();
    try (TcpProxy network = TcpProxy.to(endpoint.getPort());
        ByteStorage storage =
            Opening.open(server(), "limits", Map.of("endpoint", network.through(endpoint)))) {
      awaitSuccess(storage.open("region"));
      network.inject(new NetworkFault.Delay(Duration.ofSeconds(1)));
      Region<String, byte[]> impatient = storage.open("region", Duration.ofMillis(100));
      assertThatThrownBy(() -> impatient.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("'operation-timeout'");
    } finally {
      stopServer();
    }
  }

  @Test
  void openingMayTakeLongerThanAnOperation() throws IOException {
    startServer();
    URI endpoint = server().endpoint();
    try (TcpProxy network = TcpProxy.to(endpoint.getPort())) {
      network.inject(new NetworkFault.Delay(Duration.ofMillis(1_500)));
      Map<String, Object> options =
          Map.of("endpoint", network.through(endpoint), "operation-timeout", "1s");
      try (ByteStorage storage = Opening.open(server(), "late", options)) {
        Region<String, byte[]> region = storage.open("region");
        assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class);
        network.inject(new NetworkFault.None());
        awaitSuccess(region);
      }
    } finally {
      stopServer();
    }
  }
}

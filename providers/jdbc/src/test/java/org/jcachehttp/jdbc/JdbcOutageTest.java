package org.jcachehttp.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Supplier;
import org.jcachehttp.servers.LocalDatabase;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.OutageContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcOutageTest extends OutageContract {

  @SuppressWarnings("ImmutableEnumChecker") // a method reference has no state
  enum Product {
    POSTGRESQL(LocalDatabase::postgresql),
    MARIADB(LocalDatabase::mariaDb);

    private final Supplier<LocalDatabase> start;

    Product(Supplier<LocalDatabase> start) {
      this.start = start;
    }
  }

  private final Product product;
  private @Nullable LocalDatabase server;

  JdbcOutageTest(Product product) {
    this.product = product;
  }

  @Override
  protected void startServer() {
    if (server == null) {
      server = product.start.get();
    } else {
      server.restart();
    }
  }

  @Override
  protected void stopServer() {
    server().stop();
  }

  private LocalDatabase server() {
    return requireNonNull(server);
  }

  @AfterEach
  void delete() {
    server().close();
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        server().uri().toString(), Map.of("operation-timeout", "500ms", "bulk-timeout", "2s"));
  }

  @Test
  void openingSucceedsWithoutAServerAndOperationsSucceedAfterItsStart() {
    startServer();
    stopServer();
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(failureMessage());
      startServer();
      awaitSuccess(region);
    }
  }

  @Override
  protected String failureMessage() {
    return server().uri().toString().replaceAll("\\?.*", "");
  }
}

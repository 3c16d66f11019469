package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

class DynamoDbOptionsTest {

  private final String name = Opening.newTable();

  @ParameterizedTest
  @CsvSource({
    "create-table, maybe",
    "read-consistency, weak",
    "operation-timeout, soon",
    "endpoint, localhost:8000",
    "endpoint, http://key:secret@localhost:8000",
    "client, mine",
    "tabel, x",
    "driver.use_fips_endpont, true",
    "partition-key, version"
  })
  void aBadOptionIsNamed(String option, String value) {
    assertThatThrownBy(() -> open(Map.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + option + "'");
  }

  @Test
  void aPlainTimeoutIsRefusedAndBothMeaningsAreNamed() {
    assertThatThrownBy(() -> open(Map.of("timeout", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'operation-timeout'", "'expire-after'");
  }

  @Test
  void aSecretInADriverOptionIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> open(Map.of("driver.aws_secret_access_key", "hush")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'credentials'")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//ab", "//localhost:8000", "//user@table", "//a/b"})
  void whatIsNoNameOfATableIsRefused(String location) {
    assertThatThrownBy(() -> Opening.at(location, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a table name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "//", "http_cache", "//http_cache", "//http_cache/"})
  void theDefaultTableIsHttpCache(String location) {
    Map<String, Object> options = Map.of("endpoint", Opening.SERVER.endpoint());
    try (ByteStorage storage = Opening.at(location, options)) {
      assertThat(storage.description())
          .isEqualTo("dynamodb://http_cache (" + Opening.SERVER.endpoint() + ")");
    }
  }

  @Test
  void aMissingTableIsCreatedToBePaidPerRequest() {
    openAndPing(Map.of()).close();
    try (RawTable table = RawTable.of(name)) {
      assertThat(
              table
                  .client()
                  .describeTable(describe -> describe.tableName(name))
                  .table()
                  .billingModeSummary()
                  .billingMode())
          .isEqualTo(BillingMode.PAY_PER_REQUEST);
    }
  }

  @Test
  void aMissingTableIsNotCreatedUnasked() {
    assertThatThrownBy(() -> openAndPing(Map.of("create-table", "false")))
        .isInstanceOf(StorageConfigurationException.class)
        .hasMessageContainingAll(name, "create-table=true");
  }

  @Test
  void aTableWithAnotherKeyIsUsedByItsNamesAndElseRefused() {
    Map<String, String> given = Map.of("partition-key", "p-k", "sort-key", "s.k");
    openAndPing(given).close();
    try (ByteStorage storage = open(given)) {
      storage.open("r").write("k", WriteCondition.absent(), TestRecords.ofSize(1_000_000));
      assertThat(storage.open("r").read("k")).isPresent();
      assertThat(storage.open("r").count()).isEqualTo(1);
    }
    assertThatThrownBy(() -> openAndPing(Map.of()))
        .isInstanceOf(StorageConfigurationException.class)
        .hasMessageContainingAll("'partition-key'", "'sort-key'");
  }

  @Test
  void namespacesAreApart() {
    try (ByteStorage one = open(Map.of("namespace", "a/b"));
        ByteStorage other = open(Map.of("namespace", "a"))) {
      one.open("c").write("k", WriteCondition.absent(), TestRecords.ofSize(100));
      assertThat(other.open("b/c").read("k")).isEmpty();
      other.open("b/c").clear();
      assertThat(one.open("c").read("k")).isPresent();
    }
  }

  @Test
  void aClientIsUsedAndLeftOpen() {
    try (RawTable table = RawTable.of(name)) {
      for (int i = 0; i < 2; i++) {
        try (ByteStorage storage = Opening.at("//" + name, Map.of("client", table.client()))) {
          storage.open("r").write("key" + i, WriteCondition.any(), TestRecords.ofSize(100));
        }
      }
      assertThat(table.items()).hasSize(2);
    }
  }

  @Test
  void credentialsThatAreMissingAreAskedFor() {
    assertThatThrownBy(
            () -> openAndPing(Map.of("credentials", AnonymousCredentialsProvider.create())))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(name);
  }

  @Test
  void eventualReadsSeeWhatIsThere() {
    try (ByteStorage storage = open(Map.of("read-consistency", "eventual"))) {
      storage.open("r").write("k", WriteCondition.any(), TestRecords.ofSize(1_000_000));
      assertThat(storage.open("r").read("k")).isPresent();
    }
  }

  private ByteStorage open(Map<String, ?> options) {
    Map<String, Object> given = new HashMap<>(options);
    given.putIfAbsent("operation-timeout", "30s");
    return Opening.open(name, given);
  }

  /** Fails if the storage cannot be used, and then closes it. */
  private ByteStorage openAndPing(Map<String, ?> options) {
    ByteStorage storage = open(options);
    try {
      storage.ping();
      return storage;
    } catch (RuntimeException unusable) {
      storage.close();
      throw unusable;
    }
  }
}

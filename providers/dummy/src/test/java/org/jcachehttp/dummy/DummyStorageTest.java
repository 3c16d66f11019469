package org.jcachehttp.dummy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.storage.option.Options;
import org.junit.jupiter.api.Test;

class DummyStorageTest {

  private static final StoredRecord<byte[]> RECORD =
      new StoredRecord<>(1, Deadline.NEVER, Map.of(), new byte[] {1});

  private final StorageFactory factory = dummyFactory();
  private final ByteStorage storage =
      (ByteStorage)
          factory.open(
              new StorageAddress("dummy", "//users", Options.of(factory.options(), Map.of())));
  private final Region<String, byte[]> region = storage.open("region");

  @Test
  void aWriteSucceedsAndNothingIsStored() {
    assertThat(region.write("key", WriteCondition.any(), RECORD)).isTrue();
    assertThat(region.write("key", WriteCondition.absent(), RECORD)).isTrue();
    assertThat(region.read("key")).isEmpty();
    assertThat(region.count()).isZero();
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
  }

  @Test
  void noVersionIsEverStored() {
    region.write("key", WriteCondition.any(), RECORD);
    assertThat(region.write("key", WriteCondition.version(1), RECORD)).isFalse();
    assertThat(region.remove("key", WriteCondition.version(1))).isFalse();
    assertThat(region.remove("key", WriteCondition.any())).isFalse();
  }

  @Test
  void theDescriptionContainsTheName() {
    assertThat(storage.description()).isEqualTo("dummy://users");
  }

  @Test
  void thereAreNoOptions() {
    assertThatThrownBy(() -> Options.of(factory.options(), Map.of("max-entries", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("known are: none");
  }

  private static StorageFactory dummyFactory() {
    return ServiceLoader.load(StorageFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(found -> found.schemes().contains("dummy"))
        .findFirst()
        .orElseThrow();
  }
}

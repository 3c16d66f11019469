package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.Status;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A storage in a manager that the application supplies. */
class SuppliedManagerTest extends ByteStorageContract {

  private final CacheManager manager = CacheManagerBuilder.newCacheManagerBuilder().build(true);

  @Override
  protected ByteStorage openStorage() {
    return Storages.open("", Map.of("manager", manager));
  }

  @AfterEach
  void closeManager() {
    manager.close();
  }

  @Test
  void closingTheStorageLeavesTheManagerAndItsEntries() {
    TestRecords.write(region(), "key", 1);
    storage().close();
    assertThat(manager.getStatus()).isEqualTo(Status.AVAILABLE);
    assertThat(openAgain().open("region").read("key")).isPresent();
  }

  @Test
  void aClosedStorageIsReportedWhileTheManagerIsOpen() {
    storage().close();
    assertThatThrownBy(() -> region("region").count())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aCacheOfTheApplicationIsNeitherUsedNorDestroyed() {
    Cache<String, String> applicationCache =
        manager.createCache(
            "prices",
            CacheConfigurationBuilder.newCacheConfigurationBuilder(
                String.class, String.class, ResourcePoolsBuilder.heap(10)));
    applicationCache.put("k", "v");
    assertThatThrownBy(() -> region("prices"))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("'prices'", "key-prefix");
    assertThatThrownBy(() -> storage().destroy("prices")).isInstanceOf(StorageException.class);
    assertThat(applicationCache.get("k")).isEqualTo("v");
  }

  @Test
  void aManagerThatIsNotOpenIsRejected() {
    CacheManager uninitialized = CacheManagerBuilder.newCacheManagerBuilder().build();
    assertThatThrownBy(() -> Storages.open("", Map.of("manager", uninitialized)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'manager' is UNINITIALIZED");
  }

  @Test
  void aDiskTierNeedsAManagerWithADirectory() {
    try (ByteStorage disk = Storages.open("", Map.of("manager", manager, "disk", "1MiB"))) {
      assertThatThrownBy(() -> disk.open("region"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("CacheManagerBuilder.persistence");
    }
  }

  @Test
  void aManagerTogetherWithAFileIsRejected() {
    assertThatThrownBy(() -> Storages.open("", Map.of("manager", manager, "config", "ehcache.xml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exclude each other");
  }
}

package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.cache.CacheException;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "layout, list",
    "pool-min, -1",
    "pool-max, many",
    "pool-max, 3000000000",
    "response-timeout, soon",
    "response-timeout, 0",
    "connect-timeout, 30d",
    "connect-timeout, -1s",
    "replicas, 1000",
    "replicas, all",
    "client, redis",
    "walrus, 1",
    "driver.walrus, 1",
    "driver.nettyThreads, many",
    "driver.useScriptCache, maybe",
    "driver.sslProvider, mine",
    "driver.sslTruststore, nowhere"
  })
  void aBadOptionIsNamed(String name, String value) {
    assertThatThrownBy(() -> open(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aPoolThatIsSmallerThanItsMinimumIsRefused() {
    assertThatThrownBy(() -> open(Map.of("pool-min", "3", "pool-max", "2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'pool-min' is 3", "'pool-max' is 2");
  }

  @Test
  void aPoolWithoutConnectionsIsRefused() {
    assertThatThrownBy(() -> open(Map.of("pool-min", "0", "pool-max", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'pool-max'");
  }

  @Test
  void aPoolMayBeEmptyAtFirst() {
    try (ByteStorage storage = openWith("pool-min", "0")) {
      assertWorks(storage);
    }
  }

  @Test
  void driverOptionsReachTheDriver() {
    String prefix = RedisProcess.newPrefix();
    String location = RedisProcess.shared().location();
    try (ByteStorage storage = Opening.openShared(prefix, Map.of("driver.database", "2"));
        ByteStorage two =
            Opening.openWithLongTimeouts("redis", location + "/2", prefix, Map.of())) {
      assertWorks(storage);
      assertThat(two.open("region").count()).isEqualTo(1);
    }
  }

  @Test
  void aDatabaseIsChosenByItsNumber() {
    String prefix = RedisProcess.newPrefix();
    String location = RedisProcess.shared().location();
    try (ByteStorage zero = Opening.openWithLongTimeouts("redis", location, prefix, Map.of());
        ByteStorage one =
            Opening.openWithLongTimeouts("redis", location + "/1", prefix, Map.of())) {
      assertWorks(one);
      assertThat(zero.open("region").read("key")).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotRepeated() {
    try (RedisProcess server = RedisProcess.start("requirepass sesame")) {
      try (ByteStorage storage = openAt(server, Map.of("password", "hunter2"))) {
        Region<String, byte[]> region = storage.open("region");
        assertThatThrownBy(() -> region.read("key"))
            .isInstanceOf(StorageConfigurationException.class)
            .hasMessageContainingAll(server.location(), "login", "'password'")
            .hasMessageNotContaining("hunter2");
      }
      try (ByteStorage storage = openAt(server, Map.of())) {
        Region<String, byte[]> region = storage.open("region");
        assertThatThrownBy(() -> region.read("key"))
            .isInstanceOf(StorageConfigurationException.class)
            .hasMessageContaining("login");
        assertThatThrownBy(storage::ping).isInstanceOf(StorageConfigurationException.class);
      }
      try (ByteStorage storage = openAt(server, Map.of("password", "sesame"))) {
        assertWorks(storage);
      }
    }
  }

  @Test
  void aPasswordForAServerWithoutOneIsRefused() {
    try (ByteStorage storage = openAt(RedisProcess.shared(), Map.of("password", "sesame"))) {
      assertThatThrownBy(storage::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("login");
    }
  }

  @Test
  void aDatabaseThatTheServerDoesNotHaveIsRefused() {
    String location = RedisProcess.shared().location() + "/99";
    try (ByteStorage storage = Opening.openWithLongTimeouts("redis", location, "p", Map.of())) {
      assertThatThrownBy(storage::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContainingAll("DB index is out of range", "'databases'");
    }
  }

  /** The permissions that docs/backends/redis.md lists, for the keys of one cache. */
  @ParameterizedTest
  @CsvSource({
    "string, +get +mget +set +psetex +getrange +setrange +strlen +unlink +pexpire +persist +eval +scan",
    "hash, +hget +hmget +hset +hdel +hlen +hscan +hpexpire +unlink +eval"
  })
  void aUserNeedsTheRightsInTheDocumentationAndNoOthers(String layout, String rights) {
    // An older server rejects the permission of a command that it does not have.
    String known = rights.replace(" +hpexpire", "");
    try (RedisProcess server =
            RedisProcess.start(
                "user cache on >sesame ~forum/region* +ping +auth +select " + known,
                "user other on >sesame ~other/* +@all");
        ByteStorage cache = login(server, "cache", layout);
        ByteStorage other = login(server, "other", layout)) {
      cache.ping();
      assertWorks(cache);
      assertThat(cache.open("region").purgeExpired(1)).isZero();
      cache.destroy("region");
      Region<String, byte[]> forbidden = other.open("region");
      assertThatThrownBy(() -> forbidden.read("key"))
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContainingAll("NOPERM", "docs/backends/redis.md");
    }
  }

  @Test
  void aFullServerSaysSo() {
    try (RedisProcess server = RedisProcess.start("maxmemory 3mb");
        ByteStorage storage = openAt(server, Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> fill(region))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("'maxmemory'");
    }
  }

  @Test
  void aQueryIsReadByTheProviderAndAnUnknownNameListsTheKnownOnes() {
    URI uri = URI.create("redis://localhost:1/0?pool_max=3");
    assertThatThrownBy(
            () -> new RedisCachingProvider().getCacheManager(uri, null, new Properties()))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("unknown option 'pool_max'", "pool-max", "key-prefix");
  }

  private static void fill(Region<String, byte[]> region) {
    for (int i = 0; i < 100; i++) {
      region.write("key" + i, WriteCondition.any(), TestRecords.ofSize(100_000));
    }
  }

  private static void assertWorks(ByteStorage storage) {
    Region<String, byte[]> region = storage.open("region");
    long now = System.currentTimeMillis();
    assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.write("other", WriteCondition.absent(), TestRecords.expiringAt(now)))
        .isTrue();
    assertThat(region.readAll(List.of("key", "other"))).hasSize(2);
    long version = region.read("key").orElseThrow().version();
    region.touch("key", version, new Deadline(now + 60_000));
    assertThat(region.write("key", WriteCondition.version(version), TestRecords.expiringAt(now)))
        .isTrue();
    assertThat(region.count()).isEqualTo(2);
    assertThat(region.remove("other", WriteCondition.any())).isTrue();
  }

  private static ByteStorage login(RedisProcess server, String user, String layout) {
    return openAt(server, Map.of("username", user, "password", "sesame", "layout", layout));
  }

  private static ByteStorage openAt(RedisProcess server, Map<String, ?> options) {
    return Opening.openWithLongTimeouts("redis", server.location(), "forum", options);
  }

  private static ByteStorage openWith(String name, String value) {
    return Opening.openShared(RedisProcess.newPrefix(), Map.of(name, value));
  }

  private static ByteStorage open(Map<String, ?> options) {
    return Opening.open("redis", RedisProcess.shared().location(), options);
  }
}

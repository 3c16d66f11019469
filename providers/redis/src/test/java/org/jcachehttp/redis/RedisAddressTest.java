package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

  @ParameterizedTest
  @CsvSource({
    "redis, '', redis://localhost:6379, 0",
    "redis, //, redis://localhost:6379, 0",
    "redis, //cache, redis://cache:6379, 0",
    "redis, //cache/, redis://cache:6379, 0",
    "redis, //cache:7000/15, redis://cache:7000, 15",
    "redis, //[::1]:7000, redis://[::1]:7000, 0",
    "redis, //127.0.0.1, redis://127.0.0.1:6379, 0",
    "rediss, //cache, rediss://cache:6379, 0",
    "redis-sentinel, //cache/3, redis://cache:26379, 3",
    "rediss-cluster, //cache, rediss://cache:6379, 0",
    "valkey, //cache/3, redis://cache:6379, 3",
    "valkeys-sentinel, //cache, rediss://cache:26379, 0"
  })
  void aNodeHasAHostAPortAndADatabase(String scheme, String location, String node, int database) {
    RedisAddress address = parse(scheme, location);
    assertThat(address.nodes()).containsExactly(node);
    assertThat(address.database()).isEqualTo(database);
  }

  @Test
  void aNodeIsProbedAlsoIfItsNameIsNoHostOfAUri() throws IOException {
    assertThat(parse("redis", "//my_redis:1").acceptsConnections()).isFalse();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(parse("redis", "//127.0.0.1:" + server.getLocalPort()).acceptsConnections())
          .isTrue();
    }
  }

  @Test
  void aClusterHasSeveralNodes() {
    assertThat(parse("redis-cluster", "//a:1,b,[::1]:2").nodes())
        .containsExactly("redis://a:1", "redis://b:6379", "redis://[::1]:2");
  }

  @Test
  void aNameAloneIsAPrefixOnThisMachine() {
    RedisAddress address = parse("redis", "forum");
    assertThat(address.name()).isEqualTo("forum");
    assertThat(address.nodes()).containsExactly("redis://localhost:6379");
  }

  @Test
  void aDescriptionSaysWhereItIs() {
    assertThat(parse("redis", "//cache/2").description()).isEqualTo("redis://cache:6379/2");
    assertThat(parse("rediss-cluster", "//a,b").description())
        .isEqualTo("rediss-cluster://a:6379,b:6379");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//cache/first", "//cache/0/1", "//a:b", "//::1", "//cache/-1", "//a:"})
  void whatIsNoAddressIsRefusedWithAnExample(String location) {
    assertThatThrownBy(() -> parse("redis", location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port");
  }

  @Test
  void credentialsInAUriAreRefusedAndNotRepeated() {
    assertThatThrownBy(() -> parse("redis", "//me:hunter2@cache"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'username'", "'password'")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void severalNodesOfNoClusterAreRefused() {
    assertThatThrownBy(() -> parse("redis", "//a,b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("redis-cluster:", "redis-sentinel:");
  }

  @Test
  void aClusterHasNoDatabases() {
    assertThatThrownBy(() -> parse("redis-cluster", "//a/1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database");
  }

  @Test
  void aClusterWithoutNodesIsRefused() {
    assertThatThrownBy(() -> parse("redis-cluster", "forum"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("//host:port");
  }

  private static RedisAddress parse(String scheme, String location) {
    RedisStorageFactory factory = new RedisStorageFactory();
    return RedisAddress.parse(
        new StorageAddress(scheme, location, Options.of(factory.options(), Map.of())));
  }
}

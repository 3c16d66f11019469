package org.jcachehttp.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** A client that an application creates from a file of Redisson stores entries. */
class ConfigCorpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"spring-boot-single.yaml", "hibernate.yaml", "json-style.json"})
  void aClientFromAFileStoresEntries(String file) throws Exception {
    RedissonClient client = Redisson.create(Config.fromYAML(read(file)));
    try (ByteStorage storage =
        Opening.open(
            "redis", "", Map.of("client", client, "key-prefix", RedisProcess.newPrefix()))) {
      Region<String, byte[]> region = storage.open("pages");
      TestRecords.write(region, "key", 1);
      assertThat(region.read("key")).isPresent();
    } finally {
      client.shutdown();
    }
  }

  @Test
  void aFileInTheUriIsRefusedWithTheOptionForAClient() {
    assertThatThrownBy(() -> Opening.open("redis", "", Map.of("config", "redisson.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("config", "client");
  }

  private static String read(String file) throws Exception {
    Path path =
        Path.of(requireNonNull(ConfigCorpusTest.class.getResource("/corpus/" + file)).toURI());
    return Files.readString(path)
        .replace("${corpus.address}", "redis:" + RedisProcess.shared().location());
  }
}

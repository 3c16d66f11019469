package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The public API of the storage, without a server. */
class RedisStorageApiTest {

  @Test
  void itsTextIsTheAddressWithoutThePassword() {
    Map<String, String> options = Map.of("password", "hunter2");
    try (ByteStorage storage = Opening.open("redis", "//127.0.0.1:7000/1", options)) {
      assertThat(storage).isInstanceOf(RedisStorage.class).hasToString("redis://127.0.0.1:7000/1");
    }
  }

  @Test
  @NullUnmarked
  void aMissingRegionNameIsRejectedByName() {
    try (ByteStorage storage = Opening.open("redis", "", Map.of())) {
      assertThatThrownBy(() -> storage.open(null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("region");
    }
  }
}

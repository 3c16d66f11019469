package org.jcachehttp.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.ValueCodec;
import org.junit.jupiter.api.Test;

/** What the engine asks of a backend that may be down, and how long it waits for it. */
class RemoteBackendTest {

  private final MapStorage storage = new MapStorage();

  private Cache<String, String> open(String uri) {
    return new MapCachingProvider(storage)
        .getCacheManager(URI.create(uri), null)
        .createCache("forum", new MutableConfiguration<String, String>());
  }

  @Test
  void aCacheWithAPrefixIsOpenedDuringAnOutageAndListedByItsFirstWrite() {
    storage.down.set(true);
    Cache<String, String> cache = open("map:m?key-prefix=app");
    assertThatThrownBy(() -> cache.put("key", "value")).isInstanceOf(CacheException.class);
    storage.down.set(false);
    cache.put("key", "value");
    Cache<String, String> other = open("map:m");
    other.getCacheManager().unwrap(EngineCacheManager.class).clearAll("forum");
    assertThat(cache.get("key")).isNull();
  }

  @Test
  void aCacheThatIsFilledByABulkWriteIsListedToo() {
    Cache<String, String> cache = open("map:m?key-prefix=app");
    cache.putAll(Map.of("key", "value"));
    open("map:m").getCacheManager().unwrap(EngineCacheManager.class).clearAll("forum");
    assertThat(cache.get("key")).isNull();
  }

  /** The rights of an application may cover its own regions only, or all but them. */
  @Test
  void anEagerManagerReadsFromEachCacheThatItOpens() {
    CacheManager manager =
        new MapCachingProvider(storage).getCacheManager(URI.create("map:m?connect=eager"), null);
    storage.down.set(true);
    MutableConfiguration<String, String> configuration = new MutableConfiguration<>();
    assertThatThrownBy(() -> manager.createCache("forum", configuration))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("'forum'", "open failed: the map is down");
    storage.down.set(false);
    assertThat(manager.createCache("forum", configuration).get("key")).isNull();
  }

  @Test
  void valuesThatCanBeHadElsewhereAreNotAwaitedForLong() {
    StorageFactory backend = new CountedBackend();
    try (CacheManager manager =
        new MapCachingProvider(backend.open(CountedBackend.address("remote")))
            .getCacheManager(URI.create("map:m?key-prefix=app"), null)) {
      manager.createCache("plain", new MutableConfiguration<String, String>());
      Cache<String, Quick> quick =
          manager.createCache(
              "quick",
              new MutableConfiguration<String, Quick>().setTypes(String.class, Quick.class));
      quick.put("key", new Quick("text"));
    }
    assertThat(CountedBackend.TIMEOUTS)
        .containsEntry("app::quick", Duration.ofSeconds(2))
        .containsEntry("~:regions", Duration.ofSeconds(2))
        .containsEntry("app::plain", Duration.ofSeconds(5));
  }

  /** A value that its caller can get in another way. */
  public record Quick(String text) {}

  /** Found by ServiceLoader. */
  public static final class QuickCodec implements ValueCodec<Quick> {

    @Override
    public Class<Quick> type() {
      return Quick.class;
    }

    @Override
    public byte[] encode(Quick value) {
      return value.text().getBytes(UTF_8);
    }

    @Override
    public Quick decode(byte[] payload) {
      return new Quick(new String(payload, UTF_8));
    }

    @Override
    public Map<String, String> metadata(Quick value) {
      return Map.of();
    }

    @Override
    public Optional<Duration> operationTimeout() {
      return Optional.of(Duration.ofSeconds(2));
    }

    @Override
    public long heapBytes(Quick value) {
      return value.text().length();
    }
  }
}

package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Texts for logs and debuggers, and messages about null arguments. */
@SuppressWarnings("NullAway") // passes null on purpose
class ApiTest {

  private static final URI URI_WITH_SECRETS =
      URI.create("map://user:secret@host/x?password=secret");

  private final MapCachingProvider provider = new MapCachingProvider(new MapStorage());
  private final CacheManager manager = provider.getCacheManager();
  private final Cache<String, String> cache =
      manager.createCache("texts", new MutableConfiguration<>());

  @Test
  void aCacheNamesItselfAndItsBackend() {
    assertThat(cache).hasToString("cache 'texts' on map:shared");
  }

  @Test
  void anEntryIsItsKeyAndItsValue() {
    cache.put("k", "v");
    assertThat(cache.iterator().next()).hasToString("k=v");
    assertThat(cache.<String>invoke("k", (entry, arguments) -> entry.toString())).isEqualTo("k=v");
  }

  @Test
  void anEventNamesItsTypeAndItsKey() {
    List<String> events = new ArrayList<>();
    CacheEntryCreatedListener<String, String> listener =
        created -> created.forEach(event -> events.add(event.toString()));
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(() -> listener, null, false, true));
    cache.put("k", "v");
    assertThat(events).containsExactly("CREATED of k in cache 'texts' on map:shared");
  }

  @Test
  void aManagerShowsItsUriWithoutSecrets() {
    CacheManager secret = provider.getCacheManager(URI.create("map://user:secret@host/x"), null);
    assertThat(secret).hasToString("cache manager map://***@host/x");
    secret.close();
    assertThat(secret).hasToString("cache manager map://***@host/x (closed)");
  }

  @Test
  void aRejectedUriIsShownWithoutSecrets() {
    assertThatThrownBy(() -> provider.getCacheManager(URI_WITH_SECRETS, null))
        .hasMessageContaining("map://***@host/x?password=***")
        .message()
        .doesNotContain("secret@");
  }

  @Test
  void aNullArgumentIsNamed() {
    assertNamed("key", () -> cache.get(null));
    assertNamed("key", () -> cache.put(null, "v"));
    assertNamed("value", () -> cache.put("k", null));
    assertNamed("oldValue", () -> cache.replace("k", null, "v"));
    assertNamed("newValue", () -> cache.replace("k", "v", null));
    assertNamed("processor", () -> cache.invoke("k", null));
    assertNamed("type", () -> cache.unwrap(null));
    assertNamed("cacheName", () -> manager.getCache(null));
    assertNamed("cacheName", () -> manager.createCache(null, new MutableConfiguration<>()));
    assertNamed("configuration", () -> manager.createCache("other", null));
    assertNamed("keyType", () -> manager.getCache("texts", null, String.class));
    assertNamed("valueType", () -> manager.getCache("texts", String.class, null));
    assertNamed("optionalFeature", () -> provider.isSupported(null));
    assertNamed("uri", () -> provider.close(null, getClass().getClassLoader()));
    assertNamed("classLoader", () -> provider.close((ClassLoader) null));
  }

  private static void assertNamed(String argument, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(argument);
  }
}

package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

/**
 * Texts that UTF-8 does not preserve, through the engine: an encoder in Java writes an unpaired
 * surrogate as a question mark.
 */
interface EncodingContract<K, P> extends Fixture<K, P> {

  /** Texts that differ in unpaired surrogates and in their usual replacements. */
  List<String> ALIKE =
      List.of(
          "a?",
          "a??",
          "a\ufffd",
          "a\ud800",
          "a\ud801",
          "a\udc00",
          "a\udc00\ud800",
          "a\ud800\udc00",
          "\ud800",
          "\ud801",
          "?",
          "\ufffd");

  /** Keys and values with unpaired surrogates stay apart, and are read as they were written. */
  @Test
  default void keysWithUnpairedSurrogatesStayApart() {
    try (SingleStorageProvider provider = new SingleStorageProvider(this::openAgain)) {
      Cache<String, String> cache = create(provider.getCacheManager(), "cache");
      ALIKE.forEach(text -> cache.put(text, text));
      assertThat(ALIKE).allSatisfy(text -> assertThat(cache.get(text)).isEqualTo(text));
      List<String> keys = new ArrayList<>();
      cache.forEach(entry -> keys.add(entry.getKey()));
      assertThat(keys).containsExactlyInAnyOrderElementsOf(ALIKE);
    }
  }

  /** The name of a cache is rejected if it has an unpaired surrogate; other names stay apart. */
  @Test
  default void namesWithUnpairedSurrogatesAreRejected() {
    try (SingleStorageProvider provider = new SingleStorageProvider(this::openAgain)) {
      CacheManager manager = provider.getCacheManager();
      for (String name : ALIKE) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
          create(manager, name).put("key", name);
        } else {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> create(manager, name))
              .withMessageContaining("unpaired surrogates");
        }
      }
      assertThat(manager.getCacheNames())
          .allSatisfy(name -> assertThat(valueIn(manager, name)).isEqualTo(name));
    }
  }

  private static Cache<String, String> create(CacheManager manager, String name) {
    return manager.createCache(
        name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
  }

  private static String valueIn(CacheManager manager, String name) {
    return manager.getCache(name, String.class, String.class).get("key");
  }
}

package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.EngineCacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several applications and versions on one database. */
class KeyPrefixTest {

  private Managers managers;
  private String file;

  @BeforeEach
  void open(@TempDir Path folder) {
    managers = new Managers(folder);
    file = "sqlite:" + folder.resolve("shared.sqlite");
  }

  @AfterEach
  void close() {
    managers.close();
  }

  private Cache<String, String> cache(String options, String name) {
    CacheManager manager = managers.open(URI.create(file + options));
    Cache<String, String> existing = manager.getCache(name);
    return existing == null ? manager.createCache(name, new MutableConfiguration<>()) : existing;
  }

  private Cache<String, String> filled(String options, String name) {
    Cache<String, String> cache = cache(options, name);
    cache.put("k", options);
    return cache;
  }

  @Test
  void prefixesAndVersionsAreIsolated() {
    Cache<String, String> plain = filled("", "c");
    Cache<String, String> forum = filled("?key-prefix=forum", "c");
    Cache<String, String> second = filled("?key-prefix=forum&version=2", "c");
    assertThat(plain.get("k")).isEmpty();
    assertThat(forum.get("k")).isEqualTo("?key-prefix=forum");
    assertThat(second.get("k")).isEqualTo("?key-prefix=forum&version=2");
  }

  @Test
  void clearRemovesEntriesOfItsOwnPrefixOnly() {
    Cache<String, String> plain = filled("", "c");
    Cache<String, String> forum = filled("?key-prefix=forum", "c");
    forum.clear();
    assertThat(forum).isEmpty();
    assertThat(plain).hasSize(1);
    forum.put("k", "again");
    plain.clear();
    assertThat(forum).hasSize(1);
  }

  @Test
  void clearAllRemovesAllPrefixesOfOneCache() {
    Cache<String, String> plain = filled("", "c");
    Cache<String, String> other = filled("?key-prefix=forum", "other");
    Cache<String, String> forum = filled("?key-prefix=forum", "c");
    Cache<String, String> second = filled("?version=2", "c");
    plain.getCacheManager().unwrap(EngineCacheManager.class).clearAll("c");
    assertThat(plain).isEmpty();
    assertThat(forum).isEmpty();
    assertThat(second).isEmpty();
    assertThat(other).hasSize(1);
  }

  @Test
  void aCacheNameIsNeverMistakenForAPrefix() {
    Cache<String, String> prefixed = filled("?key-prefix=a&version=b", "c");
    Cache<String, String> named = filled("", "a:b:c");
    named.clear();
    assertThat(prefixed).hasSize(1);
    assertThat(filled("?key-prefix=a:b", "c")).hasSize(1);
    assertThat(prefixed.get("k")).isEqualTo("?key-prefix=a&version=b");
  }
}

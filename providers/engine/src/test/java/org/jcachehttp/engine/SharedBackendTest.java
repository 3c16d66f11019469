package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.jcachehttp.engine.CountedBackend.CountedStorage;
import org.jcachehttp.storage.StorageFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managers of one application with equal addresses use one storage, which the last one closes. */
class SharedBackendTest {

  private static final URI ADDRESS = URI.create("counted://host/forum");

  @BeforeEach
  void forget() {
    CountedBackend.OPENED.clear();
  }

  private static CacheManager open(URI uri, Properties properties) {
    return new CountedProvider()
        .getCacheManager(uri, SharedBackendTest.class.getClassLoader(), properties);
  }

  private static CacheManager open(String uri) {
    return open(URI.create(uri), new Properties());
  }

  @Test
  void equalAddressesShareOneStorageThatTheLastOneCloses() {
    CacheManager first = open("counted://host/forum");
    CacheManager second = open("counted://host/forum");
    first.close();
    assertThat(CountedBackend.OPENED).hasSize(1).noneMatch(CountedStorage::isClosed);
    second.close();
    assertThat(CountedBackend.OPENED).hasSize(1).allMatch(CountedStorage::isClosed);
  }

  @Test
  void anAddressThatWasClosedIsOpenedAgain() {
    open("counted://host/forum").close();
    try (CacheManager again = open("counted://host/forum")) {
      assertThat(CountedBackend.OPENED).hasSize(2);
      assertThat(again.unwrap(CountedStorage.class).isClosed()).isFalse();
    }
  }

  @Test
  void aDefaultEqualsTheSameValueAndOptionsOfTheEngineDoNotMatter() {
    try (CacheManager first = open("counted://host/forum?key-prefix=a");
        CacheManager second = open("counted://host/forum?size=7&version=2")) {
      assertThat(CountedBackend.OPENED).hasSize(1);
      assertThat(first).isNotSameAs(second);
    }
  }

  @Test
  void anEagerBackendIsAskedAtOpeningAndClosedIfItCannotBeUsed() {
    assertThatThrownBy(() -> open("counted:refuses?connect=eager"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cannot open 'counted:refuses?connect=eager': login failed");
    assertThat(CountedBackend.OPENED).hasSize(1).allMatch(CountedStorage::isClosed);
  }

  @Test
  void aSharedBackendIsAskedAgainAndStaysOpenForTheOthers() {
    try (CacheManager lazy = open("counted:refuses")) {
      assertThatThrownBy(() -> open("counted:refuses?connect=eager"))
          .isInstanceOf(CacheException.class);
      assertThat(lazy.unwrap(CountedStorage.class).isClosed()).isFalse();
      assertThat(CountedBackend.OPENED).hasSize(1);
    }
  }

  @Test
  void clientsOfTheApplicationAreTheSameObjectOrShareNothing() {
    CountedBackend.Client client = new CountedBackend.Client("app");
    try (CacheManager first = open(ADDRESS, with(client));
        CacheManager same = open(ADDRESS, with(client));
        CacheManager equal = open(ADDRESS, with(new CountedBackend.Client("app")))) {
      assertThat(List.of(first, same, equal)).noneMatch(CacheManager::isClosed);
      assertThat(CountedBackend.OPENED).hasSize(2);
    }
  }

  private static Properties with(CountedBackend.Client client) {
    Properties properties = new Properties();
    properties.put("client", client);
    return properties;
  }

  @Test
  void otherOptionsOtherLoadersAndMemoryShareNothing() throws Exception {
    Properties driver = new Properties();
    driver.put("driver.level", "3");
    try (URLClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader());
        CacheManager first = open("counted://host/forum");
        CacheManager size = open("counted://host/forum?size=8");
        CacheManager withDriver = open(ADDRESS, driver);
        CacheManager other = new CountedProvider().getCacheManager(ADDRESS, loader);
        CacheManager memory = open("counted:memory");
        CacheManager memoryAgain = open("counted:memory?key-prefix=a")) {
      assertThat(List.of(first, size, withDriver, other, memory, memoryAgain))
          .noneMatch(CacheManager::isClosed);
      assertThat(CountedBackend.OPENED).hasSize(6);
    }
    assertThat(CountedBackend.OPENED).allMatch(CountedStorage::isClosed);
  }

  @Test
  void aBackendThatFailedToOpenIsTriedAgain() {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> open("counted:fails")).isInstanceOf(CacheException.class);
    }
    assertThat(CountedBackend.attempts("fails")).isEqualTo(2);
  }

  @Test
  void threadsThatOpenAndCloseAtOnceNeverUseAClosedStorage() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Boolean> closed = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 200; round++) {
                  try (CacheManager manager = open("counted://host/forum")) {
                    closed.add(manager.unwrap(CountedStorage.class).isClosed());
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(closed).hasSize(1600).containsOnly(false);
    assertThat(CountedBackend.OPENED).allMatch(CountedStorage::isClosed);
  }

  private static final class CountedProvider extends StorageCachingProvider {

    CountedProvider() {
      super("counted");
    }

    @Override
    protected Collection<StorageFactory> factories(ClassLoader loader) {
      return List.of(new CountedBackend());
    }
  }
}

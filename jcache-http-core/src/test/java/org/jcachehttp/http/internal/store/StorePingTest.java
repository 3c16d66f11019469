package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;

/** The backend of a cache is asked, not its entries. */
class StorePingTest {

  private final List<String> calls = new ArrayList<>();

  @Test
  void theStorageOfOurCachesIsPinged() {
    StorePing.send(over(() -> new PingedStorage(() -> {})));
    assertThat(calls).containsExactly("isClosed", "unwrap");
  }

  @Test
  void anOutageOfTheStorageIsAFailureOfTheCacheWithItsReason() {
    StorageException outage = new StorageException("redis://a/0: no connection");
    assertThatThrownBy(() -> StorePing.send(failing(outage)))
        .isInstanceOf(CacheException.class)
        .hasMessage("redis://a/0: no connection")
        .hasCause(outage);
  }

  @Test
  void aRefusalIsTheCauseOfTheFailure() {
    assertThatThrownBy(() -> StorePing.send(failing(new StorageConfigurationException("login"))))
        .hasCauseInstanceOf(StorageConfigurationException.class);
  }

  @Test
  void aCacheOfAnotherProviderIsRead() {
    Supplier<ByteStorage> none = StorePingTest::notOfThisProject;
    assertThatCode(() -> StorePing.send(over(none))).doesNotThrowAnyException();
    assertThat(calls).containsExactly("isClosed", "unwrap", "containsKey");
  }

  @Test
  void theExceptionOfTheDriverOfAnotherProviderIsAFailureOfTheCache() {
    assertThatThrownBy(
            () ->
                StorePing.send(
                    cache(
                        method -> {
                          if (method.equals("unwrap")) {
                            throw new IllegalArgumentException();
                          }
                          if (method.equals("containsKey")) {
                            throw new UnsupportedOperationException("connection lost");
                          }
                          return false;
                        })))
        .isInstanceOf(CacheException.class)
        .hasMessage("connection lost");
  }

  @Test
  void aClosedCacheSaysSo() {
    assertThatThrownBy(
            () -> StorePing.send(cache(method -> method.equals("isClosed") ? true : "forum")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cache 'forum' is closed");
  }

  private static ByteStorage notOfThisProject() {
    throw new IllegalArgumentException();
  }

  private Cache<String, String> failing(StorageException failure) {
    return over(
        () ->
            new PingedStorage(
                () -> {
                  throw failure;
                }));
  }

  private Cache<String, String> over(Supplier<ByteStorage> storage) {
    return cache(method -> method.equals("unwrap") ? storage.get() : false);
  }

  private interface Answers {
    Object to(String method);
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, String> cache(Answers answers) {
    return (Cache<String, String>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return answers.to(method.getName());
            });
  }

  /** A storage that only a ping reaches. */
  private record PingedStorage(Runnable onPing) implements ByteStorage {

    @Override
    public void ping() {
      onPing.run();
    }

    @Override
    public Region<String, byte[]> open(String region) {
      throw new AssertionError();
    }

    @Override
    public String description() {
      throw new AssertionError();
    }

    @Override
    public void destroy(String region) {
      throw new AssertionError();
    }

    @Override
    public void close() {
      throw new AssertionError();
    }
  }
}

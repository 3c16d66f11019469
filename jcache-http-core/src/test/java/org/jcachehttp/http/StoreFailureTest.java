package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.key.CacheKey;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cache that fails, or holds what is no response, never fails a call. */
class StoreFailureTest {

  private static final HttpRequest REQUEST = HttpRequest.get("http://example.com/a");

  @RegisterExtension private final ForeignProvider provider = new ForeignProvider();

  private final ScriptedOrigin origin = new ScriptedOrigin();

  private String statusOf(Cache<String, CachedResponse> cache) throws IOException {
    HttpResponse response = HttpCache.over(cache).execute(REQUEST, origin);
    return response.fields().first("Cache-Status").orElseThrow();
  }

  @Test
  void aClosedCacheIsBypassedWithOneCall() throws IOException {
    provider.cache().close();
    assertThat(statusOf(provider.cache()))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=store-unavailable");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCacheThatCannotBeWrittenCostsTheEntryOnly() throws IOException {
    assertThat(statusOf(failing("put", new AtomicBoolean(true))))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; detail=store-unavailable");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCacheThatWorksAgainIsUsedAgain() throws IOException {
    AtomicBoolean down = new AtomicBoolean(true);
    Cache<String, CachedResponse> cache = failing("get", down);
    statusOf(cache);
    down.set(false);
    assertThat(statusOf(cache)).contains("fwd=uri-miss");
    assertThat(statusOf(cache)).contains("; hit");
  }

  @Test
  void aFailedInvalidationDoesNotFailThePost() throws IOException {
    HttpResponse response =
        HttpCache.over(failing("remove", new AtomicBoolean(true)))
            .execute(new HttpRequest("POST", REQUEST.uri(), REQUEST.fields()), origin);
    assertThat(response.status()).isEqualTo(200);
  }

  @Test
  @SuppressWarnings("unchecked") // what a foreign entry is: one that the types do not know of
  void aForeignEntryIsAMissAndIsReplaced() throws IOException {
    Cache<String, Object> untyped = provider.untyped();
    String key = CacheKey.of(StoredRequests.get("http://example.com/a"));
    untyped.put(key, "no response");
    Cache<String, CachedResponse> cache = (Cache<String, CachedResponse>) (Cache<?, ?>) untyped;
    assertThat(statusOf(cache)).contains("fwd=uri-miss").endsWith("stored");
    assertThat(statusOf(cache)).contains("; hit");
  }

  /** The real cache, of which one operation fails for a while. */
  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> failing(String operation, AtomicBoolean down) {
    Cache<String, CachedResponse> real = provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (down.get() && method.getName().equals(operation)) {
                throw new CacheException("connection lost");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}

package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** RFC 9111 section 4: a request looks up again if an equal one was completed meanwhile. */
class LateLookupTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final AtomicBoolean isFirst = new AtomicBoolean(true);
  private HttpCache cache;

  @BeforeEach
  void open() {
    cache = scenario.settings.over(withSlowFirstLookup());
  }

  /** Returns the cache, whose first lookup takes as long as a whole other request. */
  @SuppressWarnings("unchecked") // the proxy has the type of the cache
  private Cache<String, CachedResponse> withSlowFirstLookup() {
    Cache<String, CachedResponse> provided = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            Cache.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(provided, arguments);
                if (method.getName().equals("get") && isFirst.getAndSet(false)) {
                  get();
                }
                return result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private HttpResponse get() throws Exception {
    return cache.execute(HttpRequest.get(Scenario.URI_OF_A), scenario.origin);
  }

  @Test
  void section4_aRequestThatMissedTheResponseOfAnEqualOneIsNotSent() throws Exception {
    HttpResponse late = get();
    assertThat(body(late)).isEqualTo("1");
    assertThat(status(late)).startsWith("jcache-http; hit");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void aResponseThatIsNotStoredIsFetchedByEachRequest() throws Exception {
    scenario.origin.answers(200, "Cache-Control", "no-store");
    assertThat(body(get())).isEqualTo("2");
    assertThat(body(get())).isEqualTo("3");
  }
}

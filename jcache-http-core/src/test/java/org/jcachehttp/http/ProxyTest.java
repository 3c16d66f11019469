package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An HTTP cache behind a proxy of the JDK, as Spring makes it for a lazy or refreshed bean. */
class ProxyTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final AtomicInteger opened = new AtomicInteger();

  private HttpCache open() {
    opened.incrementAndGet();
    return scenario.settings.over(scenario.provider.cache());
  }

  private HttpCache lazy() {
    return (HttpCache)
        Proxy.newProxyInstance(
            HttpCache.class.getClassLoader(),
            new Class<?>[] {HttpCache.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(open(), arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Test
  void aProxyAnswersAsTheCacheBehindIt() throws IOException {
    HttpCache cache = lazy();
    CacheSession session = CacheSession.over(cache);
    assertThat(opened).hasValue(0);
    HttpRequest request = HttpRequest.get(Scenario.URI_OF_A);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    cache.execute(request, scenario.origin);
    assertThat(cache.execute(request, scenario.origin).fields().first("Cache-Status").orElseThrow())
        .contains("hit");
    assertThat(cache.responses().contains(request)).isTrue();
    assertThat(session.cache()).isSameAs(cache);
  }
}

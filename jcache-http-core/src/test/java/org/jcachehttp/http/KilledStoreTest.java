package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cache that is closed under its users fails none of their calls. */
@Timeout(120)
class KilledStoreTest {

  private static final int THREADS = 8;
  private static final int CALLS_EACH = 200;
  private static final int TARGETS = 20;

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();
  private final ScriptedOrigin origin = new ScriptedOrigin();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void killingTheStoreInMidTrafficFailsNoCall() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HttpCache cache = HttpCache.over(provider.cache())) {
      List<Callable<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(() -> succeededCalls(cache));
      }
      for (Future<Integer> caller : threads.invokeAll(callers)) {
        assertThat(caller.get()).isEqualTo(CALLS_EACH);
      }
      assertThat(cache.statistics().hits()).isPositive();
      assertThat(cache.statistics().storeErrors()).isPositive();
    } finally {
      threads.shutdown();
    }
  }

  private int succeededCalls(HttpCache cache) throws Exception {
    int succeeded = 0;
    for (int i = 0; i < CALLS_EACH; i++) {
      if (made.incrementAndGet() == THREADS * CALLS_EACH / 2) {
        provider.cache().close();
      }
      HttpRequest request = HttpRequest.get("http://example.com/" + i % TARGETS);
      if (cache.execute(request, origin).status() == 200) {
        succeeded++;
      }
    }
    return succeeded;
  }
}

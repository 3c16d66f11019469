package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The cache modes that serve stale responses, for blocking and asynchronous calls. */
class CacheModeTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  /** How a request is executed. */
  enum Execution {
    BLOCKING {
      @Override
      HttpResponse execute(CacheSession session, HttpRequest request, ScriptedOrigin origin)
          throws IOException {
        return session.execute(request, origin, session.mode(), CallOptions.none());
      }
    },
    ASYNC {
      @Override
      HttpResponse execute(CacheSession session, HttpRequest request, ScriptedOrigin origin) {
        AsyncOrigin async =
            sent -> {
              try {
                return CompletableFuture.completedFuture(origin.send(sent));
              } catch (IOException failure) {
                return CompletableFuture.failedFuture(failure);
              }
            };
        return session
            .executeAsync(request, async, session.mode(), CallOptions.none())
            .toCompletableFuture()
            .join();
      }
    };

    abstract HttpResponse execute(CacheSession session, HttpRequest request, ScriptedOrigin origin)
        throws IOException;
  }

  private HttpResponse get(Execution execution, CacheMode mode, String... fields)
      throws IOException {
    CacheSession session = CacheSession.over(scenario.settings.over(scenario.provider.cache()));
    session.setMode(mode);
    HttpRequest request = HttpRequest.get(Scenario.URI_OF_A).withFields(Fields.of(fields));
    return execution.execute(session, request, scenario.origin);
  }

  private void storesAStaleResponse(String cacheControl) {
    scenario.origin.answers(200, "Cache-Control", cacheControl, "ETag", "\"v\"");
    scenario.get();
    scenario.passes(100);
  }

  @ParameterizedTest
  @EnumSource
  void forceCacheServesAStaleResponse(Execution execution) throws IOException {
    storesAStaleResponse("max-age=60");
    assertThat(status(get(execution, CacheMode.FORCE_CACHE)))
        .isEqualTo("jcache-http; hit; ttl=-40");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void forceCacheFetchesAndStoresAResponseThatIsNotStored(Execution execution) throws IOException {
    assertThat(body(get(execution, CacheMode.FORCE_CACHE))).isEqualTo("1");
    assertThat(status(scenario.get())).contains("hit");
  }

  @ParameterizedTest
  @EnumSource
  void forceCacheDoesNotAllowOtherCachesToServeStaleResponses(Execution execution)
      throws IOException {
    get(execution, CacheMode.FORCE_CACHE, "Cache-Control", "no-transform");
    assertThat(scenario.origin.asked()).isEqualTo(Fields.of("Cache-Control", "no-transform"));
  }

  @ParameterizedTest
  @EnumSource
  void forceCacheRevalidatesAResponseThatDemandsIt(Execution execution) throws IOException {
    storesAStaleResponse("max-age=60, must-revalidate");
    get(execution, CacheMode.FORCE_CACHE);
    assertThat(scenario.origin.calls()).isEqualTo(2);
    assertThat(scenario.origin.asked()).isEqualTo(Fields.of("If-None-Match", "\"v\""));
  }

  @ParameterizedTest
  @EnumSource
  void offlineServesAStaleResponse(Execution execution) throws IOException {
    storesAStaleResponse("max-age=60");
    assertThat(status(get(execution, CacheMode.OFFLINE))).isEqualTo("jcache-http; hit; ttl=-40");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void offlineIsAGatewayTimeoutForAResponseThatIsNotStored(Execution execution) throws IOException {
    assertThat(get(execution, CacheMode.OFFLINE).status()).isEqualTo(504);
    assertThat(scenario.origin.calls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING, 'max-age=60, must-revalidate'",
    "ASYNC, 'max-age=60, no-cache'",
    "BLOCKING, 'max-age=60, s-maxage=60'"
  })
  void offlineServesWhateverIsStored(Execution execution, String directives) throws IOException {
    storesAStaleResponse(directives);
    assertThat(get(execution, CacheMode.OFFLINE).status()).isEqualTo(200);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void onlyIfCachedDoesNotServeAStaleResponse(Execution execution) throws IOException {
    storesAStaleResponse("max-age=60");
    assertThat(get(execution, CacheMode.ONLY_IF_CACHED).status()).isEqualTo(504);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }
}

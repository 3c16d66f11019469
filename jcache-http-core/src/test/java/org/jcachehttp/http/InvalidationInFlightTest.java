package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invalidation is seen by every later lookup, whatever was in flight. */
@Timeout(60)
class InvalidationInFlightTest {

  private static final String[] IN_GROUP = {
    "Cache-Control", "max-age=60", "ETag", "\"1\"", "Cache-Groups", "\"g\""
  };

  private static final String[] NO_UTM = {
    "Cache-Control", "max-age=60", "No-Vary-Search", "params=(\"utm\")"
  };

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final PendingOrigin pending = new PendingOrigin();
  private HttpCache cache;

  @BeforeEach
  void open() {
    cache = scenario.settings.asyncExecutor(Runnable::run).over(scenario.provider.cache());
  }

  private CompletableFuture<HttpResponse> begin(CallOptions options) {
    return begin(HttpRequest.get(Scenario.URI_OF_A), options);
  }

  private CompletableFuture<HttpResponse> begin(String query) {
    return begin(HttpRequest.get(Scenario.URI_OF_A + query), CallOptions.none());
  }

  private CompletableFuture<HttpResponse> begin(HttpRequest request, CallOptions options) {
    int before = pending.calls();
    CompletableFuture<HttpResponse> call =
        cache.executeAsync(request, pending, options).toCompletableFuture();
    while (pending.calls() == before && !call.isDone()) {
      Thread.onSpinWait();
    }
    return call;
  }

  private void invalidateGroup() {
    scenario.origin.answers(200, "Cache-Group-Invalidation", "\"g\"");
    scenario.send("POST", "http://example.com/b");
    scenario.origin.answers(200, IN_GROUP);
  }

  @Test
  void rfc9875_section3_aResponseThatWasRequestedBeforeIsNotStored() throws Exception {
    CompletableFuture<HttpResponse> call = begin(CallOptions.none());
    invalidateGroup();
    pending.answers(IN_GROUP);
    assertThat(status(call.get())).contains("fwd=uri-miss").contains("detail=superseded");
    assertThat(status(scenario.get())).contains("fwd=uri-miss").contains("stored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache", "max-age=1000"})
  void section4_4_aResponseThatWasRequestedBeforeIsNotStored(String directive) throws Exception {
    HttpRequest request =
        HttpRequest.get(Scenario.URI_OF_A).withFields(Fields.of("Cache-Control", directive));
    CompletableFuture<HttpResponse> call = begin(request, CallOptions.none());
    scenario.origin.answers(200);
    scenario.send("POST", Scenario.URI_OF_A);
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(call.get())).contains("detail=superseded");
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(status(scenario.get())).contains("fwd=uri-miss").contains("stored");
  }

  private void changes(String uri) throws IOException {
    HttpRequest change = HttpRequest.builder("POST", URI.create(uri)).build();
    cache.execute(change, request -> ScriptedOrigin.response(200));
    scenario.origin.answers(200, NO_UTM);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void section4_4_aResponseToAnEquivalentQueryIsNotStored(boolean isVarianceKnown)
      throws Exception {
    if (isVarianceKnown) {
      scenario.origin.answers(200, NO_UTM);
      scenario.send("GET", Scenario.URI_OF_A + "?utm=0");
      scenario.passes(61);
    }
    CompletableFuture<HttpResponse> call = begin("?utm=1");
    changes(Scenario.URI_OF_A + "?utm=2");
    pending.answers(NO_UTM);
    assertThat(status(call.get())).contains("detail=superseded");
    assertThat(status(scenario.send("GET", Scenario.URI_OF_A + "?utm=1"))).contains("; stored");
    assertThat(status(scenario.send("GET", Scenario.URI_OF_A + "?utm=2"))).contains("; hit");
  }

  @Test
  void section4_4_aResponseToAnotherQueryIsStored() throws Exception {
    CompletableFuture<HttpResponse> call = begin("?utm=1");
    changes(Scenario.URI_OF_A + "?utm=2");
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(call.get())).contains("; stored");
  }

  @Test
  void section4_4_aRequestForAnEquivalentQueryDoesNotGetAnEarlierResponse() throws Exception {
    CompletableFuture<HttpResponse> earlier = begin("?utm=1");
    changes(Scenario.URI_OF_A + "?utm=2");
    CompletableFuture<HttpResponse> later = begin("?utm=1");
    pending.answers(NO_UTM);
    pending.answers(NO_UTM);
    assertThat(body(earlier.get())).isEqualTo("1");
    assertThat(body(later.get())).isEqualTo("2");
  }

  @Test
  void section4_4_aResponseToEquivalentTargetsThatWasRequestedBeforeIsNotStored() throws Exception {
    String target = "http://example.com/a?x=1&utm=2";
    CompletableFuture<HttpResponse> call = begin(HttpRequest.get(target), CallOptions.none());
    scenario.origin.answers(200);
    scenario.send("POST", target);
    pending.answers("Cache-Control", "max-age=60", "No-Vary-Search", "params=(\"utm\")");
    assertThat(status(call.get())).contains("detail=superseded");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void rfc9875_section3_aResponseThatWasRequestedBeforeIsNotFreshened() throws Exception {
    scenario.origin.answers(200, IN_GROUP);
    scenario.get();
    scenario.passes(61);
    CompletableFuture<HttpResponse> call = begin(CallOptions.none());
    invalidateGroup();
    pending.answers(304, IN_GROUP);
    assertThat(status(call.get())).contains("detail=superseded");
    assertThat(status(scenario.get())).contains("fwd=uri-miss; fwd-status=200");
  }

  @Test
  void rfc9875_section3_aRequestAfterItDoesNotGetTheResponseOfOneBefore() throws Exception {
    CompletableFuture<HttpResponse> call = begin(CallOptions.none());
    invalidateGroup();
    CompletableFuture<HttpResponse> later =
        CompletableFuture.supplyAsync(
            () ->
                cache
                    .executeAsync(HttpRequest.get(Scenario.URI_OF_A), pending)
                    .toCompletableFuture()
                    .join());
    pending.answers(IN_GROUP);
    assertThat(body(call.get())).isEqualTo("1");
    while (pending.isIdle()) {
      Thread.onSpinWait();
    }
    pending.answers(IN_GROUP);
    assertThat(body(later.get())).isEqualTo("2");
  }

  @Test
  void aTagThatIsInvalidatedOrMarkedStaleKeepsAResponseInFlightOut() throws Exception {
    CallOptions tagged = CallOptions.none().withTags(Set.of("t"));
    CompletableFuture<HttpResponse> call = begin(tagged);
    scenario.responses().invalidateTag("t");
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(call.get())).contains("detail=superseded");
    call = begin(tagged);
    scenario.responses().markTagStale("t");
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(call.get())).contains("detail=superseded");
    call = begin(tagged);
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(call.get())).contains("stored");
  }

  @Test
  void noLookupAfterAnInvalidationGetsAnOlderResponse() throws Exception {
    AtomicInteger value = new AtomicInteger();
    AtomicInteger acknowledged = new AtomicInteger();
    List<FutureTask<Boolean>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(new FutureTask<>(() -> seesAcknowledgedValues(value, acknowledged)));
      new Thread(readers.get(i)).start();
    }
    while (readers.stream().anyMatch(reader -> !reader.isDone())) {
      int changed = value.incrementAndGet();
      cache.responses().invalidateTag("t");
      acknowledged.set(changed);
    }
    for (FutureTask<Boolean> reader : readers) {
      assertThat(reader.get()).isTrue();
    }
  }

  /** Returns whether each response is at least as new as the last invalidation before it. */
  private boolean seesAcknowledgedValues(AtomicInteger value, AtomicInteger acknowledged)
      throws IOException {
    boolean seen = true;
    for (int i = 0; i < 200; i++) {
      int least = acknowledged.get();
      HttpResponse response =
          cache.execute(
              HttpRequest.get(Scenario.URI_OF_A),
              request ->
                  ScriptedOrigin.response(200, "Cache-Control", "max-age=60")
                      .withBody(Body.of(Integer.toString(value.get()).getBytes(UTF_8))),
              CallOptions.none().withTags(Set.of("t")));
      seen &= Integer.parseInt(body(response)) >= least;
    }
    return seen;
  }
}

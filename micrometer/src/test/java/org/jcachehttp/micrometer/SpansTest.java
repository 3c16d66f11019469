package org.jcachehttp.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.io.IOException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;

/** The spans of Micrometer Tracing. */
class SpansTest {

  private final SimpleTracer tracer = new SimpleTracer();

  @Test
  void aHitIsASpanInThisProcessAndNoRemoteCall() throws IOException {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
    HttpRequest request = HttpRequest.get("http://example.com/a");
    try (HttpCache cache = ObservedHttpCache.of(HttpCache.open("memory:"), "posts", registry)) {
      cache.execute(request, SpansTest::fresh);
      cache.execute(request, SpansTest::fresh);
    }
    assertThat(tracer.getSpans())
        .extracting(SimpleSpan::getName)
        .containsExactly("http cache get", "http cache get");
    SimpleSpan hit = tracer.getSpans().getLast();
    assertThat(hit.getKind()).isNull();
    assertThat(hit.getTags())
        .containsEntry("http.cache.hit", "true")
        .containsEntry("outcome", "hit")
        .containsEntry("http.url", "http://example.com/a");
  }

  private static HttpResponse fresh(HttpRequest request) {
    return new HttpResponse(
        200, "OK", "HTTP/1.1", Fields.of("Cache-Control", "max-age=60"), Body.empty());
  }
}

package org.jcachehttp.faults.scale;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.HttpCacheStatistics;

/**
 * Calls through an HTTP cache to an origin that counts them: hits, misses, validations, and
 * invalidations by unsafe methods. Each page has a body of its own. Safe for use by several
 * threads.
 */
final class HttpCalls {

  private static final String ORIGIN = "http://forum.example/page";
  private static final int PAGES = 200;
  private static final int BODY_BYTES = 2_000;
  private static final int MAX_LIFETIME_SECONDS = 10;

  /** One call of this many is unsafe, and invalidates the page. */
  private static final int CALLS_PER_POST = 40;

  private final HttpCache cache;
  private final Measurement row;
  private final LongAdder calls = new LongAdder();
  private final LongAdder calledOrigin = new LongAdder();

  HttpCalls(HttpCache cache, Measurement row) {
    this.cache = cache;
    this.row = row;
  }

  /** Makes a call. A failure, or another page's body, counts in the row. */
  void call(Random random) {
    String method = random.nextInt(CALLS_PER_POST) == 0 ? "POST" : "GET";
    String url = ORIGIN + random.nextInt(PAGES);
    try {
      row.timed(() -> answerTo(method, url));
    } catch (Exception failure) {
      row.failed(failure);
    }
    calls.increment();
  }

  private HttpResponse answerTo(String method, String url) throws IOException {
    HttpRequest request = HttpRequest.builder(method, URI.create(url)).build();
    HttpResponse answer = cache.execute(request, this::answer);
    String text = answer.body().string(US_ASCII);
    if (answer.status() != 200 || !text.equals(textOf(url))) {
      row.leaked(url + " was answered with " + answer.status() + " " + text);
    }
    return answer;
  }

  private HttpResponse answer(HttpRequest request) {
    calledOrigin.increment();
    String url = request.uri().toString();
    String tag = "\"" + url.hashCode() + "\"";
    int lifetime = 1 + Math.floorMod(url.hashCode(), MAX_LIFETIME_SECONDS);
    Fields fields = Fields.of("Cache-Control", "max-age=" + lifetime, "ETag", tag);
    boolean isConfirmed = request.fields().all("If-None-Match").contains(tag);
    return isConfirmed
        ? new HttpResponse(304, "", "HTTP/1.1", fields, Body.empty())
        : new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(textOf(url).getBytes(US_ASCII)));
  }

  private static String textOf(String url) {
    return (url + " ").repeat(BODY_BYTES / url.length());
  }

  /** Returns the number of calls so far. */
  long calls() {
    return calls.sum();
  }

  /** Returns the number of hits so far. */
  long hits() {
    return cache.statistics().hits();
  }

  /** Requires, after the last call, that the cache has counted each call and each origin's call. */
  void checkStatistics() {
    HttpCacheStatistics statistics = cache.statistics();
    long counted = statistics.requests().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counted).as("requests in %s", statistics).isEqualTo(calls.sum());
    assertThat(statistics.failed()).as("failed requests in %s", statistics).isZero();
    assertThat(statistics.origin().count()).as("of the origin").isEqualTo(calledOrigin.sum());
    assertThat(statistics.origin().errors()).isZero();
    assertThat(statistics.inFlight()).isZero();
    assertThat(statistics.mismatches()).as("entries of other requests").isZero();
  }

  @Override
  public String toString() {
    return cache.statistics().toString();
  }
}

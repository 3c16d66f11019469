package org.jcachehttp.faults.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Malformed fields of requests and responses: each call has the origin's or a stored response. */
@Timeout(1200)
class HeadFuzzTest {

  private static final int PAGES = 20;
  private static final int MAX_FIELDS = 5;
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 203, 204, 206, 301, 302, 304, 404, 410, 412, 416, 429, 500, 503, 599);
  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "QUERY", "PUT", "get", "PROPFIND");

  private final Random random = Form.random();
  private final Mutator responseFields =
      new Mutator(random, HeadCorpus.RESPONSE_FIELDS, HeadCorpus.SPECIAL);
  private final Mutator requestFields =
      new Mutator(random, HeadCorpus.REQUEST_FIELDS, HeadCorpus.SPECIAL);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  @ParameterizedTest
  @EnumSource
  void malformedFieldsFailNoCall(CacheType type) throws Exception {
    Measurement row =
        Measurement.of(
            "Malformed fields",
            type + " cache in memory",
            "mutated Cache-Control, Vary, dates, ranges, tags and other fields of both messages");
    InstantSource clock = now::get;
    // Clear-Site-Data reads all entries.
    String uri = "memory:" + type + "?max-entries=200";
    try (HttpCache cache = HttpCache.builder().type(type).clock(clock).open(uri)) {
      for (int i = 0; i < Form.tries(20_000, 2_000_000); i++) {
        call(cache, row);
        now.updateAndGet(instant -> instant.plusSeconds(random.nextInt(20)));
      }
    }
    row.end();
  }

  private void call(HttpCache cache, Measurement row) {
    HttpRequest request =
        HttpRequest.builder(
                responseFields.oneOf(METHODS), HeadCorpus.uri(random.nextInt(PAGES), random))
            .fields(fields(requestFields))
            .build();
    HttpResponse answer = answer();
    try {
      HttpResponse response = row.timed(() -> cache.execute(request, sent -> answer));
      try (Body body = response.body();
          InputStream content = body.open()) {
        content.readAllBytes();
      }
    } catch (Exception | StackOverflowError failure) {
      row.failed(new AssertionError(request.fields() + " answered by " + answer, failure));
    }
  }

  private HttpResponse answer() {
    int status = responseFields.oneOf(STATUSES);
    byte[] content = "0123456789".substring(random.nextInt(10)).getBytes(UTF_8);
    Body body = status == 304 || status == 204 ? Body.empty() : Body.of(content);
    return new HttpResponse(status, "", "HTTP/1.1", fields(responseFields), body);
  }

  private Fields fields(Mutator mutator) {
    List<Field> lines = new ArrayList<>();
    for (int i = random.nextInt(MAX_FIELDS); i >= 0; i--) {
      String[] line = mutator.next().split(": ", 2);
      if (line.length == 2) {
        lines.add(new Field(line[0], line[1]));
      }
    }
    return Fields.copyOf(lines);
  }
}

package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.4. */
class InvalidationTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "INVENTED"})
  void section4_4_anUnsafeMethodPassesAndInvalidates(String method) {
    scenario.get();
    HttpResponse response = scenario.send(method, "http://example.com:80/a#x");
    assertThat(status(response)).isEqualTo("jcache-http; fwd=method; fwd-status=200");
    assertThat(status(scenario.get())).contains("fwd=uri-miss");
  }

  @Test
  void section4_4_anUnsafeMethodThatFailedInvalidatesNothing() {
    scenario.get();
    scenario.origin.answers(500);
    scenario.send("POST", "http://example.com/a");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE"})
  void aSafeMethodPassesAndInvalidatesNothing(String method) {
    scenario.get();
    scenario.send(method, "http://example.com/a");
    assertThat(scenario.origin.calls()).isEqualTo(2);
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "Location, /b, 3",
    "Content-Location, http://EXAMPLE.com:80/x/../b, 3",
    "Location, https://example.com/b, 1",
    "Content-Location, http://example.org/b, 1",
    "Location, '::', 1",
    "Location, mailto:b, 1"
  })
  void section4_4_whatTheResponseNamesOnTheSameOriginIsInvalidatedToo(
      String name, String reference, String expected) {
    scenario.send("GET", "http://example.com/b");
    scenario.origin.answers(201, "Cache-Control", "max-age=60", name, reference);
    scenario.send("POST", Scenario.URI_OF_A);
    assertThat(body(scenario.send("GET", "http://example.com/b"))).isEqualTo(expected);
  }
}

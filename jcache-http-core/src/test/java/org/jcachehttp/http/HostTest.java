package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 7.2: the field Host names the authority of the target. */
class HostTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  @ParameterizedTest
  @ValueSource(
      strings = {"other.example", "example.com:8080", "", "me@example.com", "example.com, b"})
  void section7_2_aRequestForAnotherHostBypassesTheCache(String host) {
    scenario.get();
    assertThat(status(scenario.get("Host", host)))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=host");
    assertThat(scenario.provider.cache()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a, example.com",
    "http://example.com/a, EXAMPLE.com:80",
    "https://example.com/a, example.com:443",
    "http://example.com:8080/a, example.com:8080",
    "http://me@example.com/a, example.com"
  })
  void section7_2_aRequestForTheHostOfItsUriUsesTheCache(String uri, String host) {
    scenario.send("GET", uri);
    assertThat(status(scenario.send("GET", uri, "Host", host))).startsWith("jcache-http; hit");
  }

  @Test
  void section7_2_ofTwoHostsNeitherMayDiffer() {
    assertThat(status(scenario.get("Host", "example.com", "Host", "other.example")))
        .endsWith("detail=host");
  }
}

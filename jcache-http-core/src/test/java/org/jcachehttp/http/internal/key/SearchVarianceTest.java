package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Draft-ietf-httpbis-no-vary-search sections 5 and 6. */
class SearchVarianceTest {

  private static String canonical(String field, String query) {
    TargetUri target = TargetUri.of(URI.create("http://h/p?" + query));
    return SearchVariance.of(Fields.of("No-Vary-Search", field))
        .orElseThrow()
        .canonical(target)
        .path();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "key-order=\"x\"",
        "params=\"x\"",
        "params=(a)",
        "params=(\"a\"), except=(\"x\")",
        "params=(), except=()",
        "params=?0, except=(\"x\")",
        "params, except=(x)",
        "params, except=\"x\"",
        "params, except",
        "except=(\"x\")",
        "except=()",
        "params=?0",
        "params=()",
        "key-order=?0",
        "",
        "params=(\"a\"",
        "PARAMS"
      })
  void section5_1_anInvalidFieldAndTheDefaultVaryByTheWholeQuery(String field) {
    assertThat(SearchVariance.of(Fields.of("No-Vary-Search", field))).isEmpty();
  }

  @Test
  void section5_1_unknownKeysAreIgnored() {
    assertThat(canonical("params, future=1", "a=1")).isEqualTo("/p");
  }

  @ParameterizedTest
  @CsvSource({
    "params, a=1&b=2, /p",
    "params=?1, '', /p",
    "'params, except=(\"id\")', utm=1&id=2&id=1&x, /p?id=2&id=1",
    "'params=(\"utm\" \"x\")', utm=1&id=2&x=3&b, /p?id=2&b=",
    "key-order, b=1&a=2&b=0, /p?a=2&b=1&b=0",
    "'key-order, params=(\"x\")', c=1&x=1&a=2, /p?a=2&c=1",
    "'params=(\"x\")', b=1&a=2, /p?b=1&a=2",
  })
  void section6_theSignificantParametersStay(String field, String query, String path) {
    assertThat(canonical(field, query)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "a=b%20c, /p?a=b+c",
    "a=b+c, /p?a=b+c",
    "&&a&, /p?a=",
    "a=b=c, /p?a=b%3Dc",
    "%61=%2C%7E%2b, '/p?a=,~%2B'",
    "a=%c3%a9%FF%zz%, /p?a=%C3%A9%FF%25zz%25",
  })
  void section6_queriesAreComparedAsForms(String query, String path) {
    // A percent sign that begins no escape is no URI, but some clients send it.
    TargetUri target = new TargetUri("http", "h", "/p?" + query);
    SearchVariance variance =
        SearchVariance.of(Fields.of("No-Vary-Search", "params=(\"x\")")).orElseThrow();
    assertThat(variance.canonical(target).path()).isEqualTo(path);
  }

  @Test
  void section5_3_namesAreDecoded() {
    assertThat(canonical("params=(\"%C3%A9+%e6%B0%97\")", "%C3%A9%20%E6%B0%97=1&b=2"))
        .isEqualTo("/p?b=2");
  }
}

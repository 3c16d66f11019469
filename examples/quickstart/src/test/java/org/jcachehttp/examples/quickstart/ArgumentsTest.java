package org.jcachehttp.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words));
  }

  @Test
  void withoutArgumentsTheSlowEndpointIsCalledOnTheDefaultPort() {
    assertThat(parse()).isEqualTo(new Arguments(Optional.empty(), 18080, List.of()));
  }

  @Test
  void optionsAndUrlsComeInAnyOrder() {
    assertThat(parse("http://a/", "--port", "0", "HTTPS://b/?q", "--backend", "memory:"))
        .isEqualTo(
            new Arguments(
                Optional.of("memory:"),
                0,
                List.of(URI.create("http://a/"), URI.create("HTTPS://b/?q"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ftp://host/  | 'ftp://host/' is not a valid URL: give http://host/ or https://host/",
        "example.org  | 'example.org' is not a valid URL: give http://host/ or https://host/",
        "http:///path | 'http:///path' is not a valid URL: give http://host/ or https://host/",
        "http://a b/  | 'http://a b/' is not a valid URL: Illegal character in authority",
        "http://      | 'http://' is not a valid URL: Expected authority",
        "--bakend     | unknown option '--bakend'; the options are --backend URI",
        "--backend    | --backend needs a value"
      })
  void anInvalidArgumentIsReportedWithTheExpectedForm(String word, String message) {
    assertThatThrownBy(() -> parse(word))
        .isInstanceOf(QuickstartException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"-1", "65536", "http", "''"})
  void anInvalidPortIsReportedWithTheExpectedRange(String port) {
    assertThatThrownBy(() -> parse("--port", port))
        .hasMessage("--port is '" + port + "', but must be 0 to 65535");
  }
}

package org.jcachehttp.http.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3986 section 6.2. */
class TargetUriTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.COM/a, http://example.com/a",
    "http://example.com, http://example.com/",
    "http://example.com:80/, http://example.com/",
    "https://example.com:443/, https://example.com/",
    "http://example.com:/, http://example.com/",
    "http://example.com/%7euser, http://example.com/~user",
    "http://example.com/a%2fb, http://example.com/a%2Fb",
    "http://example.com/a/./b/../c, http://example.com/a/c",
    "http://example.com/../a/.., http://example.com/",
    "http://user:secret@example.com/a#part, http://example.com/a",
    "http://my_service/a, http://my_service/a",
    "http://[::1]:80/, http://[::1]/"
  })
  void equivalentUrisHaveOneForm(String written, String normal) {
    assertThat(TargetUri.of(URI.create(written))).hasToString(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/a, http://example.com/A",
    "http://example.com/a, http://example.com/a/",
    "http://example.com/a, http://example.com/a?",
    "http://example.com/?b=%26, http://example.com/?b=&",
    "http://example.com/?b=1%202, http://example.com/?b=1+2",
    "http://example.com/?b=, http://example.com/?b",
    "http://example.com/?b&c, http://example.com/?c&b",
    "http://example.com/, https://example.com/",
    "http://example.com:443/, http://example.com/",
    "http://example.com/a//b, http://example.com/a/b"
  })
  void differentUrisStayDifferent(String one, String other) {
    assertThat(TargetUri.of(URI.create(one))).isNotEqualTo(TargetUri.of(URI.create(other)));
  }

  @Test
  void ofTheQueryOnlyTheEscapesAreNormalised() {
    assertThat(TargetUri.of(URI.create("http://e/?a=/../%7e&B=%c3&&c+%2b")))
        .hasToString("http://e/?a=/../~&B=%C3&&c+%2B");
  }
}

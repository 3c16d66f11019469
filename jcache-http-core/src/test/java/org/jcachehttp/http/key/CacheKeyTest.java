package org.jcachehttp.http.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.jcachehttp.http.message.TargetUri;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

  private static String get(String uri) {
    return CacheKey.of("GET", TargetUri.of(URI.create(uri)));
  }

  @Test
  void theKeyIsTheSameInEveryProcessAndRelease() {
    assertThat(get("http://example.com/a?b=c"))
        .isEqualTo("3965881e6a33cddae8877134a6967307c3ea8d0de453d4f1bc20566932b6caf3");
  }

  @Test
  void equivalentUrisShareAKey() {
    assertThat(get("HTTP://EXAMPLE.com:80/%7ea")).isEqualTo(get("http://example.com/~a"));
  }

  @Test
  void partsNeverRunIntoEachOther() {
    Stream<String> keys =
        Stream.of(
            get("http://ab/c"),
            get("http://a/bc"),
            get("http://a/b?c"),
            get("https://a/b?c"),
            CacheKey.of("GE", new TargetUri("Thttp", "ab", "/c")));
    assertThat(keys).doesNotHaveDuplicates();
  }
}

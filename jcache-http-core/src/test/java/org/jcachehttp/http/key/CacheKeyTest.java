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
        .isEqualTo("414913f05786756e0caf090ad9324f5dde8a1f2348ca27fb4f5e0cbd8c2f6aba");
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

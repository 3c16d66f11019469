package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredRequests;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

  private static String get(String uri) {
    return CacheKey.of(StoredRequests.get(uri));
  }

  private static String withDigests(String partition, String hidden, String content) {
    StoredRequest plain = StoredRequests.get("http://example.com/a?b=c");
    KeyDigests digests = new KeyDigests(present(partition), present(hidden), present(content));
    return CacheKey.of(new StoredRequest("GET", plain.target(), plain.fields(), digests));
  }

  private static Optional<String> present(String digest) {
    return Optional.of(digest).filter(text -> !text.isEmpty());
  }

  @Test
  void theKeyIsTheSameInEveryProcessAndRelease() {
    assertThat(get("http://example.com/a?b=c"))
        .isEqualTo("289e0a9d0b1566fd895216ec409168477cfaa8730f6229498abb7695698fc57f");
  }

  @Test
  void section2_equivalentUrisShareAKey() {
    assertThat(get("HTTP://EXAMPLE.com:80/%7ea")).isEqualTo(get("http://example.com/~a"));
  }

  @Test
  void missingDigestsAreEmptyParts() {
    assertThat(withDigests("", "", "")).isEqualTo(get("http://example.com/a?b=c"));
  }

  @Test
  void differentListsOfPartsAreDifferent() {
    StoredRequest odd =
        new StoredRequest(
            "GE", new TargetUri("Thttp", "ab", "/c"), Fields.empty(), KeyDigests.none());
    Stream<String> keys =
        Stream.of(
            get("http://ab/c"),
            get("http://a/bc"),
            get("http://a/b?c"),
            get("https://a/b?c"),
            withDigests("1", "", ""),
            withDigests("", "1", ""),
            withDigests("", "", "1"),
            CacheKey.of(odd));
    assertThat(keys).doesNotHaveDuplicates();
  }
}

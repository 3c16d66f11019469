package org.jcachehttp.http.internal.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.jcachehttp.http.message.TargetUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPatternTest {

  private static boolean matches(String pattern, String url) {
    return UrlPattern.parse(pattern).matches(UrlParts.of(TargetUri.of(URI.create(url))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "/**", "*/**", "regex:"})
  void aPatternOfNothingInParticularMatchesEverything(String pattern) {
    assertThat(matches(pattern, "http://example.com")).isTrue();
    assertThat(matches(pattern, "https://[::1]:8443/a/b?c=d/e")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://EXAMPLE.com/a",
        "http://example.com:8080/a/b?c",
        "http://user:pw@example.com/"
      })
  void aHostAloneMatchesEverythingOnIt(String url) {
    assertThat(matches("Example.COM", url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/resource_1, http://example.com/resource_1, true",
    "example.com/resource_1, http://example.com/resource_1?a=b, true",
    "example.com/resource_1, http://example.com/resource_10, false",
    "example.com/resource_1, http://example.com/resource_1/, false",
    "example.com/resource_1, http://example.com/resource_1/a, false",
    "example.com/resource_1, http://example.com/Resource_1, false",
    "example.com/resource_1, http://other.com/example.com/resource_1, false",
    "example.com/, http://example.com, true",
    "example.com/, http://example.com/a, false",
    "/a, http://any.example/a, true",
    "/a, http://any.example/b/a, false"
  })
  void aPathMatchesAsItIsWritten(String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*.site.com, http://a.site.com/, true",
    "*.site.com, http://a.b.site.com/, true",
    "*.site.com, http://A.Site.com/, true",
    "*.site.com, http://site.com/, false",
    "*.site.com, http://other.com/x.site.com/, false",
    "*.site.com, http://x.site.com.evil.org/, false",
    "*.site.com, http://evilsite.com/, false",
    "api-*.site.com, http://api-1.site.com/, true",
    "api-*.site.com, http://api-1.eu.site.com/, false",
    "api.*.com, http://api.site.com/, true",
    "api.*.com, http://api.a.b.com/, false",
    "*/a, http://a.b.c/a, true"
  })
  void aStarInTheHostStaysInItsLabelUnlessItComesFirst(
      String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/*, http://h/a/b, true",
    "/a/*, http://h/a/, true",
    "/a/*, http://h/a, false",
    "/a/*, http://h/a/b/c, false",
    "/*.css, http://h/main.css, true",
    "/*.css, http://h/css/main.css, false",
    "/a*c*e, http://h/abcde, true",
    "/a*c*e, http://h/abcdef, false",
    "/a/*/c, http://h/a/b/c, true"
  })
  void aStarInThePathStaysInItsSegment(String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/**, http://h/a, true",
    "/a/**, http://h/a/b/c/, true",
    "/a/**, http://h/ab, false",
    "/**/c, http://h/c, true",
    "/**/c, http://h/a/b/c, true",
    "/**/c, http://h/a/b/c/d, false",
    "/a/**/x/**/*.css, http://h/a/x/b/x/c/d.css, true",
    "/a/**/x/**/*.css, http://h/a/b/c/d.css, false"
  })
  void twoStarsStandForAnyNumberOfSegments(String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/a?b=*, http://example.com/a?b=c/d, true",
    "example.com/a?b=*, http://example.com/a?b=c&e=f, true",
    "example.com/a?b=*, http://example.com/a?x&b=c, false",
    "example.com/a?b=*, http://example.com/a, false",
    "example.com/a?, http://example.com/a, true",
    "example.com/a?, http://example.com/a?b, false",
    "example.com?b, http://example.com/any/path?b, true"
  })
  void aQueryMattersOnlyWhereThePatternHasOne(String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com, https://example.com/a, true",
    "https://example.com, http://example.com/a, false",
    "HTTPS://example.com, https://example.com/a, true",
    "example.com:8080, http://example.com:8080/, true",
    "example.com:8080, http://example.com/, false",
    "example.com:443, https://example.com/, true",
    "example.com:443, http://example.com/, false",
    "[::1]:8080/a, http://[::1]:8080/a, true",
    "[::1]/a, http://[::1]:8080/a, true"
  })
  void aSchemeOrAPortMattersOnlyWhereThePatternHasOne(
      String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/%7euser/%c3%a9, http://h/~user/%C3%A9",
    "/a/../b, http://h/b",
    "/b, http://h/a/../b"
  })
  void aPatternIsNormalisedLikeAUrl(String pattern, String url) {
    assertThat(matches(pattern, url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "regex:^https://, https://EXAMPLE.com:443/, true",
    "regex:/v[0-9]+/, http://example.com/v12/a, true",
    "regex:/v[0-9]+/, http://example.com/vx/a, false",
    "regex:[?&]page=, http://example.com/?page=1, true",
    "regex:example.com/$, https://user@EXAMPLE.com:443/#top, true"
  })
  void aRegularExpressionIsSearchedInTheWholeNormalUrl(
      String pattern, String url, boolean expected) {
    assertThat(matches(pattern, url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"regex:(a+)+b$", "regex:/(a|b)*$"})
  void aRegularExpressionThatFindsNoEndDoesNotMatch(String pattern) {
    assertThat(matches(pattern, "http://example.com/" + "a".repeat(50_000))).isFalse();
  }

  @Test
  void aGlobOfManyStarsIsDecidedInPolynomialTime() {
    String manyStars = "/**".repeat(30) + "/" + "a*".repeat(30) + "b";
    assertThat(matches(manyStars, "http://h" + "/aaaa".repeat(1_000))).isFalse();
    assertThat(matches(manyStars, "http://h/" + "a".repeat(5_000) + "b")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', host",
    "'http://', authority",
    "'http:///a', no host",
    "'http//foo', a scheme ends in",
    "'HTTPS:/foo', a scheme ends in",
    "'/a**', segment of its own",
    "'/a/b**/c', segment of its own",
    "'**.site.com', sub-domains",
    "'example.com:80*', example.com:80*",
    "'example.com/a#b', fragment",
    "'me@example.com', userinfo",
    "'example.com/a b', Illegal character",
    "'example.com/[a-z]', Illegal character",
    "'*://example.com', scheme",
    "'regex:(', 'regular expression'"
  })
  void whatIsNoPatternIsAnErrorThatNamesIt(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UrlPattern.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining(reason);
  }
}

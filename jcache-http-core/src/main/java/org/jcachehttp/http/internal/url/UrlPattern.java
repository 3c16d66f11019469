package org.jcachehttp.http.internal.url;

import java.util.function.Predicate;
import org.jcachehttp.http.message.TargetUri;

/**
 * A pattern of URLs: a glob such as {@code *.example.com/static/**}, or {@code regex:} and a
 * regular expression. Immutable, safe for use by many threads.
 *
 * <p>A glob consists of a host and a path, and optionally a scheme before and a query after them.
 * {@code *} matches any characters of one path segment, of one label of the host or of the query.
 * {@code **} is a whole segment and matches any number of segments. {@code *.} before a host
 * matches its sub-domains at any depth. A part that the glob does not contain matches anything: a
 * glob of a host alone matches every URL of that host.
 *
 * <p>A regular expression is searched in the whole URL in its normal form: scheme and host in lower
 * case, no default port, no userinfo, no fragment.
 */
public final class UrlPattern {

  private final String text;
  private final Predicate<UrlParts> test;

  private UrlPattern(String text, Predicate<UrlParts> test) {
    this.text = text;
    this.test = test;
  }

  /**
   * Parses a pattern.
   *
   * @throws IllegalArgumentException if the text is not a pattern; the message contains the text
   *     and the error
   */
  public static UrlPattern parse(String text) {
    return new UrlPattern(
        text, text.startsWith(UrlRegex.PREFIX) ? UrlRegex.parse(text) : UrlGlob.parse(text));
  }

  /** Returns whether the pattern matches the URL. */
  public boolean matches(TargetUri url) {
    return matches(UrlParts.of(url));
  }

  public boolean matches(UrlParts url) {
    return test.test(url);
  }

  /** Returns the text that the pattern was parsed from. */
  @Override
  public String toString() {
    return text;
  }
}

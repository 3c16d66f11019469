package org.jcachehttp.http.internal.url;

import java.util.function.Predicate;
import org.jcachehttp.http.message.TargetUri;

/**
 * Which URLs a setting is for: a glob such as {@code *.example.com/static/**}, or {@code regex:}
 * and a regular expression. Immutable, safe for use by many threads.
 *
 * <p>A glob is host and path, with a scheme in front or a query behind if those matter. {@code *}
 * stands for any characters of one path segment, of one label of the host or of the query; {@code
 * **} is a segment of its own and stands for any number of segments; {@code *.} in front of a host
 * stands for its sub-domains at any depth. A glob of a host alone matches everything on it, one
 * without a host any host, one without a query any query, one without a port any port.
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
   * The pattern a text stands for.
   *
   * @throws IllegalArgumentException if it is none, naming the text and what is wrong with it
   */
  public static UrlPattern parse(String text) {
    return new UrlPattern(
        text, text.startsWith(UrlRegex.PREFIX) ? UrlRegex.parse(text) : UrlGlob.parse(text));
  }

  /** Whether the pattern matches that URL. */
  public boolean matches(TargetUri url) {
    return matches(UrlParts.of(url));
  }

  public boolean matches(UrlParts url) {
    return test.test(url);
  }

  /** The text it was parsed from. */
  @Override
  public String toString() {
    return text;
  }
}

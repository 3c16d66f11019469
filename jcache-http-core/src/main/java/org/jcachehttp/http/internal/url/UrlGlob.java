package org.jcachehttp.http.internal.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.TargetUri;

/**
 * A glob over the parts of a URL, which are matched separately.
 *
 * @param scheme the scheme in lower case; empty for any scheme
 * @param authority the host and the port
 * @param path the path; empty for any path
 * @param query the query; empty for any query
 */
record UrlGlob(
    Optional<String> scheme,
    AuthorityGlob authority,
    Optional<PathGlob> path,
    Optional<Wildcards> query)
    implements Predicate<UrlParts> {

  private static final String ANY_SCHEME = "any";
  private static final String SCHEME_END = "://";
  private static final Pattern BROKEN_SCHEME =
      Pattern.compile("https?(?::/(?!/)|//)", Pattern.CASE_INSENSITIVE);

  static UrlGlob parse(String text) {
    if (BROKEN_SCHEME.matcher(text).lookingAt()) {
      throw malformed(text, "a scheme ends in '://'");
    }
    boolean hasScheme = text.contains(SCHEME_END);
    String anyHost = text.startsWith("/") ? "*" : "";
    URI uri = uri(text, hasScheme ? text : ANY_SCHEME + SCHEME_END + anyHost + text);
    return new UrlGlob(
        Optional.of(uri.getScheme().toLowerCase(Locale.ROOT)).filter(given -> hasScheme),
        AuthorityGlob.parse(text, uri.getRawAuthority()),
        Optional.of(uri)
            .filter(given -> !given.getRawPath().isEmpty())
            .map(given -> PathGlob.parse(text, UrlParts.of(TargetUri.of(given)).segments())),
        TargetUri.of(uri).query().map(Wildcards::new));
  }

  /** Parses the glob as a URI, because a star is a valid character in each part of a URI. */
  private static URI uri(String text, String absolute) {
    try {
      URI uri = new URI(absolute);
      if (uri.getRawAuthority() == null) {
        throw malformed(text, "it has no host");
      }
      if (uri.getRawFragment() != null) {
        throw malformed(text, "it has a fragment, which requests do not contain");
      }
      return uri;
    } catch (URISyntaxException syntax) {
      throw malformed(text, syntax.getReason());
    }
  }

  static IllegalArgumentException malformed(String text, String reason) {
    return new IllegalArgumentException(
        "URL pattern '"
            + text
            + "' is malformed: "
            + reason
            + "; it takes a host, a path or both (example.com, *.example.com/static/**,"
            + " /static/*.css), optionally a scheme before and a ?query after them, or regex: and a"
            + " regular expression");
  }

  @Override
  public boolean test(UrlParts url) {
    return (scheme.isEmpty() || scheme.get().equals(url.target().scheme()))
        && authority.matches(url)
        && (path.isEmpty() || path.get().matches(url))
        && (query.isEmpty() || query.get().match(url.query()));
  }
}

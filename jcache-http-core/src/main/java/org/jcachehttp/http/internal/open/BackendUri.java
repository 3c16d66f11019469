package org.jcachehttp.http.internal.open;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.ExpireAfter;

/** The URI that an HTTP cache is opened by. */
public final class BackendUri {

  /** With or without its colon; the name of a file has a dot in it, or a slash. */
  private static final Pattern BARE_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+-]*:?");

  private BackendUri() {}

  /**
   * The URI of a text; a scheme alone means the default name.
   *
   * @throws IllegalArgumentException if it is none, with a message that shows no user info and no
   *     query
   */
  public static URI parse(String text) {
    try {
      return new URI(BARE_SCHEME.matcher(text).matches() ? withName(text) : text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          ("'" + shown(text) + "' is not a URI: " + malformed.getReason())
              + "; a space is written %20");
    }
  }

  /** A malformed URI may end anywhere in a password, so that nothing after an @ is shown. */
  private static String shown(String text) {
    return text.contains("@") ? text.split(":", 2)[0] + ":..." : text.split("\\?", 2)[0];
  }

  /** {@code java.net.URI} knows no scheme with nothing behind it. */
  private static String withName(String scheme) {
    return (scheme.endsWith(":") ? scheme : scheme + ":") + OpenedCache.CACHE_NAME;
  }

  /** The freshness lifetime that the query of a backend's URI sets. */
  static Optional<ExpireAfter> expireAfter(URI uri) {
    String text = uri.getSchemeSpecificPart();
    int question = text.indexOf('?');
    return question < 0
        ? Optional.empty()
        : Stream.of(text.substring(question + 1).split("&", -1))
            .map(option -> option.split("=", 2))
            .filter(option -> option.length == 2 && option[0].equals("expire-after"))
            .map(option -> ExpireAfter.parse(option[1]))
            .findFirst();
  }
}

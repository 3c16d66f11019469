package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The URI of a backend, as people write it. */
final class BackendUri {

  private static final Pattern BARE_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

  /** What a backend is called where nobody gave a name. */
  private static final String DEFAULT_NAME = "http_cache";

  private BackendUri() {}

  /**
   * The URI of a text; a scheme alone means the default name.
   *
   * @throws IllegalArgumentException if it is none
   */
  static URI parse(String text) {
    try {
      return new URI(BARE_SCHEME.matcher(text).matches() ? text + DEFAULT_NAME : text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "'"
              + SafeUri.of(text)
              + "' is not a URI: "
              + malformed.getReason()
              + "; a space is written %20");
    }
  }
}

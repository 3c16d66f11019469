package org.jcachehttp.storage.internal;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Parses the URI of a backend or of a {@code cache.xml}. */
public final class BackendUri {

  /** Without a colon no dot is allowed: {@code cache.xml} is a file. */
  private static final Pattern BARE_SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+-]*:?|[A-Za-z][A-Za-z0-9+.-]*:");

  private BackendUri() {}

  /**
   * Returns the URI that the text denotes. A scheme alone, with or without its colon, gets the name
   * {@link Defaults#NAME}: {@code memory} is {@code memory:http_cache}.
   *
   * @throws IllegalArgumentException if the text is empty or not a URI; the message contains no
   *     user info and no query
   * @throws NullPointerException if the text is null, with the remedy
   */
  public static URI parse(String text) {
    requireNonNull(text, "the URI is null: open() without a URI opens the default");
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "the URI is empty: write a backend such as memory: or sqlite:/var/cache/app.sqlite, or"
              + " call open() without a URI for the default");
    }
    try {
      return new URI(BARE_SCHEME.matcher(text).matches() ? withName(text) : text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          ("'" + RedactedUri.ofMalformed(text) + "' is not a URI: " + malformed.getReason())
              + (text.contains("\\")
                  ? "; a path is written with slashes, as in sqlite:C:/cache/app.sqlite"
                  : "; a space is written %20"));
    }
  }

  /** {@code java.net.URI} rejects a scheme with nothing after it. */
  private static String withName(String scheme) {
    return (scheme.endsWith(":") ? scheme : scheme + ":") + Defaults.NAME;
  }
}

package org.jcachehttp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.RedactedUri;

/**
 * A JDBC URL, which may contain a password.
 *
 * @param text the URL as the driver gets it
 */
record JdbcUrl(String text) {

  private static final String SCHEME = "jdbc:";

  /** {@code postgresql:...}: the part of the URL after its scheme. */
  private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9+_-]+:.*");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)[?&;][^=&;?]*(?:password|passwd|pwd|secret|token|credential|key)s?="
              + "(?:\\{([^}]*)\\}|([^&;#]+))"
              + "|[(,][^=(),?]*(?:password|passwd|pwd|secret|token)s?=([^),?]+)"
              + "|//[^/?#@]*?:([^/?#]*)@|jdbc:oracle:[a-z0-9]+:[^/@]*/([^?]*)@");

  /** Returns whether the location of an address is a URL, not a name for a data source. */
  static boolean isUrl(String location) {
    return LOCATION.matcher(location).matches();
  }

  /** Returns the URL of a location. */
  static JdbcUrl of(String location) {
    return new JdbcUrl(SCHEME + location);
  }

  /** Returns the name of the product that follows the scheme: {@code postgresql}. */
  String product() {
    return text.split(":", 3)[1];
  }

  /** Returns the URL without its parameters and without secrets. */
  String description() {
    return RedactedUri.of(text).split("[?;]", 2)[0];
  }

  /** Returns the text without the secrets of this URL. */
  String redact(String message) {
    String redacted = message.replace(text, RedactedUri.of(text));
    for (String secret : secrets()) {
      redacted = redacted.replace(secret, "***");
    }
    return redacted;
  }

  /** The longest ones first, since one may contain another. */
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    Matcher found = SECRET.matcher(text);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        String secret = found.group(group);
        if (secret != null && !secret.isEmpty()) {
          secrets.add(secret);
          secrets.add(decoded(secret));
        }
      }
    }
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    return secrets;
  }

  private static String decoded(String secret) {
    try {
      return URLDecoder.decode(secret, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return secret;
    }
  }

  /** Contains no secrets. */
  @Override
  public String toString() {
    return RedactedUri.of(text);
  }
}

package org.jcachehttp.http.internal.content;

import java.util.Locale;
import java.util.Optional;

/**
 * A media type (RFC 9110 section 8.3.1), as far as a cache key depends on it.
 *
 * @param essence type and subtype in lower case
 * @param parameters the rest, as it was written
 */
record MediaType(String essence, String parameters) {

  static MediaType of(String field) {
    int end = field.indexOf(';');
    String essence = end < 0 ? field : field.substring(0, end);
    return new MediaType(
        essence.strip().toLowerCase(Locale.ROOT), end < 0 ? "" : field.substring(end + 1));
  }

  boolean is(String other) {
    return essence.equals(other);
  }

  /** RFC 6839 section 3.1. */
  boolean isJson() {
    return is("application/json") || essence.endsWith("+json");
  }

  boolean isMultipart() {
    return essence.startsWith("multipart/");
  }

  /** RFC 2046 section 5.1.1, quoted or not. */
  Optional<String> boundary() {
    for (String parameter : parameters.split(";", -1)) {
      String[] pair = parameter.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equalsIgnoreCase("boundary")) {
        return Optional.of(unquoted(pair[1])).filter(text -> !text.isEmpty());
      }
    }
    return Optional.empty();
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

package org.jcachehttp.jdbc;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jcachehttp.storage.MetadataJson;

/**
 * Metadata as databases can store it in a column of the type JSON. They reject the character NUL
 * and unpaired surrogates, also escaped. The character ESC takes the place of the backslash and the
 * {@code u} of their escapes: {@code NUL} is {@code ESC 0000}, and ESC itself is {@code ESC 001b}.
 */
final class MetadataColumn {

  private static final String ESC = "\\u001b";

  /** A pair of surrogates, any other escape, or an escaped character. */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u(d[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}|[0-9a-f]{4})|\\\\[^u]");

  private static final Pattern NOT_STORABLE = Pattern.compile("0000|001b|d[89a-f][0-9a-f]{2}");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u001b([0-9a-f]{4})|.)");

  private MetadataColumn() {}

  /** Returns the text to store. */
  static String write(Map<String, String> metadata) {
    String json = MetadataJson.write(metadata);
    return json.contains("\\u")
        ? ESCAPE.matcher(json).replaceAll(found -> quoted(storable(found)))
        : json;
  }

  private static String storable(MatchResult escape) {
    String digits = escape.group(1);
    return digits != null && NOT_STORABLE.matcher(digits).matches() ? ESC + digits : escape.group();
  }

  /** Returns the metadata in the stored text, which is parsed at the first use. */
  static Map<String, String> read(String stored) {
    return MetadataJson.readLazily(stored.contains(ESC) ? unescaped(stored) : stored);
  }

  private static String unescaped(String stored) {
    return ESCAPED
        .matcher(stored)
        .replaceAll(
            found -> quoted(found.group(1) == null ? found.group() : "\\u" + found.group(1)));
  }

  private static String quoted(String replacement) {
    return replacement.replace("\\", "\\\\").replace("$", "\\$");
  }

  /** Returns whether a condition of SQL can compare the text: it is stored as it is. */
  static boolean isComparable(String text) {
    return text.chars().noneMatch(c -> c == 0 || c == 0x1b || Character.isSurrogate((char) c));
  }
}

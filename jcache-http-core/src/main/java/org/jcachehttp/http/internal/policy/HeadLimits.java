package org.jcachehttp.http.internal.policy;

import java.util.List;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/**
 * Limits on the head of a response that is stored. They are far above what origins send, and bound
 * the work and the memory that a hostile origin can cause.
 */
final class HeadLimits {

  /** The number of field lines. */
  static final int MAX_LINES = 1000;

  /** The number of characters in the names and values of all fields. */
  static final int MAX_CHARACTERS = 256 << 10;

  private HeadLimits() {}

  /**
   * Returns whether the head of a response exceeds a limit.
   *
   * @param fields the fields of the response
   * @param directives its Cache-Control
   */
  static boolean areExceededBy(Fields fields, CacheControl directives) {
    return fields.size() > MAX_LINES
        || characters(fields) > MAX_CHARACTERS
        || CacheGroups.named(fields).size() > CacheGroups.MAX_GROUPS
        || isLong(fields.tokens("Vary"))
        || isLong(fields.tokens("Connection"))
        || isLong(directives.fieldNames("no-cache"))
        || isLong(directives.fieldNames("private"));
  }

  private static boolean isLong(List<String> names) {
    return names.size() > VariantList.MAX_NAMES;
  }

  private static long characters(Fields fields) {
    long characters = 0;
    for (Field line : fields) {
      characters += line.name().length() + line.value().length();
    }
    return characters;
  }
}

package org.jcachehttp.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.Sha256;

/** The collection name of a region. */
final class CollectionName {

  /** With hash, database and {@code .chunks} well below MongoDB's limit of 255 bytes. */
  private static final int MAX_LENGTH = 60;

  /** Names that MongoDB rejects, and names of the collections of GridFS buckets. */
  private static final Pattern RESERVED_NAME =
      Pattern.compile("\\..*|.*\\.|system\\..*|.*\\.(files|chunks)", Pattern.DOTALL);

  private CollectionName() {}

  /**
   * Returns the name with all characters percent-encoded except ASCII letters, digits, {@code -},
   * {@code _} and dots. Dots are encoded too where MongoDB reserves them. A long name is truncated,
   * and {@code ~} and its hash are appended. The empty name is {@code %}.
   */
  static String of(String region) {
    boolean keepDots = !RESERVED_NAME.matcher(region).matches();
    StringBuilder name = new StringBuilder();
    for (byte b : region.getBytes(UTF_8)) {
      if (isPlain(b) || (b == '.' && keepDots)) {
        name.append((char) b);
      } else {
        name.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    if (name.length() > MAX_LENGTH) {
      return name.substring(0, MAX_LENGTH) + "~" + hashed(region);
    }
    return name.isEmpty() ? "%" : name.toString();
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_';
  }

  private static String hashed(String region) {
    return HexFormat.of().formatHex(Sha256.hash(region), 0, 16);
  }
}

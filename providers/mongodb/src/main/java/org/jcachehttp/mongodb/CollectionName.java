package org.jcachehttp.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.Sha256;

/** The collection name of a region. */
final class CollectionName {

  /** With hash, database and {@code .chunks} far less than the 255 bytes MongoDB takes. */
  private static final int LONGEST = 60;

  /** Names that MongoDB refuses, and those that are a part of another region's GridFS bucket. */
  private static final Pattern DOTS_IN_THE_WRONG_PLACE =
      Pattern.compile("\\..*|.*\\.|system\\..*|.*\\.(files|chunks)", Pattern.DOTALL);

  private CollectionName() {}

  /**
   * The name with everything but ASCII letters, digits, {@code -}, {@code _} and harmless dots as
   * {@code %xx} of its UTF-8 bytes; a long one is cut and its hash appended after a {@code ~}; no
   * name at all is {@code %}.
   */
  static String of(String region) {
    boolean dotsStay = !DOTS_IN_THE_WRONG_PLACE.matcher(region).matches();
    StringBuilder name = new StringBuilder();
    for (byte b : region.getBytes(UTF_8)) {
      if (isPlain(b) || (b == '.' && dotsStay)) {
        name.append((char) b);
      } else {
        name.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    if (name.length() > LONGEST) {
      return name.substring(0, LONGEST) + "~" + hashed(region);
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

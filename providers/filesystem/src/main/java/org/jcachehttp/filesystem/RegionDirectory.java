package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** The directory name of a region. */
final class RegionDirectory {

  /** Keeps clear of empty names, of {@code .} and {@code ..}, and of Windows' {@code con}. */
  private static final String PREFIX = "cache-";

  private static final int LONGEST = 120;

  private RegionDirectory() {}

  /** Whether a region's directory may be called so. */
  static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * The name with everything but lower-case ASCII letters, digits, {@code -} and {@code _} as
   * {@code %xx} of its UTF-8 bytes, so that names stay apart where case does not count; a long one
   * is cut and its hash appended after a {@code ~}.
   */
  static String nameOf(String region) {
    StringBuilder name = new StringBuilder(PREFIX);
    for (byte b : region.getBytes(UTF_8)) {
      if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_') {
        name.append((char) b);
      } else {
        name.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return name.length() <= LONGEST
        ? name.toString()
        : name.substring(0, LONGEST) + "~" + EntryPath.hashed(region);
  }
}

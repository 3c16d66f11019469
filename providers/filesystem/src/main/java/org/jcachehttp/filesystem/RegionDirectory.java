package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** The directory name of a region. */
final class RegionDirectory {

  /** Avoids empty names, {@code .}, {@code ..}, and reserved names of Windows ({@code con}). */
  private static final String PREFIX = "cache-";

  private static final int MAX_LENGTH = 120;

  private RegionDirectory() {}

  /** Returns whether a directory with this name belongs to a region. */
  static boolean isRegionDirectory(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * Returns the directory name of a region. Lower-case ASCII letters, digits, {@code -} and {@code
   * _} are kept; other characters are encoded as {@code %xx} of their UTF-8 bytes, so that names
   * stay distinct on file systems that ignore case. A long name is cut and {@code ~} and its hash
   * are appended.
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
    return name.length() <= MAX_LENGTH
        ? name.toString()
        : name.substring(0, MAX_LENGTH) + "~" + EntryPath.hashed(region);
  }
}

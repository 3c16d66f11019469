package org.jcachehttp.filesystem;

import java.io.File;
import java.util.HexFormat;
import org.jcachehttp.storage.internal.Sha256;

/**
 * The path of a key's entry: a file named by the key's SHA-256, in one of 256 fan-out directories.
 *
 * @param key the key
 * @param fanOut the number of the fan-out directory
 * @param file the file
 */
record EntryPath(String key, int fanOut, File file) {

  static final int FAN_OUTS = 256;
  static final String SUFFIX = ".entry";

  /** Returns the path of the key in a region's directory. */
  static EntryPath of(String region, String key) {
    byte[] hash = Sha256.hash(key);
    String hex = HexFormat.of().formatHex(hash);
    return new EntryPath(
        key,
        hash[0] & 0xff,
        new File(region + '/' + hex.substring(0, 2) + '/' + hex.substring(2) + SUFFIX));
  }

  /** Returns a fan-out directory. */
  static File fanOutDirectory(String region, int fanOut) {
    return new File(region + '/' + HexFormat.of().toHexDigits((byte) fanOut));
  }

  /** The same for a name of any length and characters. */
  static String hashed(String name) {
    return Sha256.hex(name);
  }
}

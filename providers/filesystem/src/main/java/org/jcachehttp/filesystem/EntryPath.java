package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the entry of a key lies: a name made of the key's SHA-256, which every file system keeps,
 * in one of 256 directories.
 *
 * @param key the key
 * @param fanOut the number of the directory
 * @param file the file
 */
record EntryPath(String key, int fanOut, File file) {

  static final int FAN_OUTS = 256;
  static final String SUFFIX = ".entry";

  /** The path of the key in a region's directory. */
  static EntryPath of(String region, String key) {
    byte[] hash = sha256(key);
    String hex = HexFormat.of().formatHex(hash);
    return new EntryPath(
        key,
        hash[0] & 0xff,
        new File(region + '/' + hex.substring(0, 2) + '/' + hex.substring(2) + SUFFIX));
  }

  /** A directory of entries. */
  static File fanOutDirectory(String region, int fanOut) {
    return new File(region + '/' + HexFormat.of().toHexDigits((byte) fanOut));
  }

  /** The same for a name of any length and characters. */
  static String hashed(String name) {
    return HexFormat.of().formatHex(sha256(name));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

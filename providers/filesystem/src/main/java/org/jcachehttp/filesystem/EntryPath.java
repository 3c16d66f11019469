package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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

  /** Never used but as the origin of clones, which cost less than a search for the algorithm. */
  private static final MessageDigest SHA_256 = newSha256();

  /** Returns the path of the key in a region's directory. */
  static EntryPath of(String region, String key) {
    byte[] hash = sha256(key);
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
    return HexFormat.of().formatHex(sha256(name));
  }

  private static byte[] sha256(String text) {
    try {
      MessageDigest digest = (MessageDigest) SHA_256.clone();
      return digest.digest(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("the platform's own SHA-256 can be cloned", e);
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

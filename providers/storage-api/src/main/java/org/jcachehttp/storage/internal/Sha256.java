package org.jcachehttp.storage.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4). */
public final class Sha256 {

  /** Only cloned: a clone costs less than a lookup of the algorithm. */
  private static final MessageDigest PROTOTYPE = newDigest();

  private Sha256() {}

  /** Returns a new digest. */
  public static MessageDigest digest() {
    try {
      return (MessageDigest) PROTOTYPE.clone();
    } catch (CloneNotSupportedException providerWithoutClone) {
      return newDigest();
    }
  }

  /**
   * Appends a text and its length to the input of a hash, so that different lists of texts have
   * different hashes.
   */
  public static void append(String text, StringBuilder input) {
    input.append(' ').append(text.length()).append(':').append(text);
  }

  /** Returns the hash of the text's UTF-8 bytes. */
  public static byte[] hash(String text) {
    return digest().digest(text.getBytes(UTF_8));
  }

  /** Returns the hash of the text's UTF-8 bytes as 64 hexadecimal digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(hash(text));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

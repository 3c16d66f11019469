package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key for the HMAC-SHA-256 (RFC 2104) of secrets in requests. Only with this key can guesses at
 * a secret be checked against what is stored.
 *
 * <p>Safe for use by many threads.
 */
public final class CredentialKey {

  /** The minimum number of bytes of a key, which is the size of the hash. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /** Only cloned: a clone costs less than initializing another Mac. */
  private final Mac prototype;

  private CredentialKey(byte[] key) {
    this.prototype = initialized(key);
  }

  /**
   * Returns a key of those bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are fewer than {@value #SHORTEST}
   */
  public static CredentialKey of(byte[] key) {
    if (key.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the credential key has "
              + key.length
              + " bytes, but takes "
              + SHORTEST
              + " or more: for example the output of openssl rand 32");
    }
    return new CredentialKey(key);
  }

  /** Returns the bytes of a new random key. */
  static byte[] randomBytes() {
    byte[] key = new byte[SHORTEST];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static Mac initialized(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /**
   * Returns the HMAC of the texts, each preceded by its length, as 64 hexadecimal digits.
   *
   * @param purpose separates uses, so that equal secrets have different HMACs in different places
   */
  public String hmac(String purpose, List<String> texts) {
    Mac mac = copy();
    update(purpose, mac);
    texts.forEach(text -> update(text, mac));
    return HexFormat.of().formatHex(mac.doFinal());
  }

  /**
   * Returns a key for another use. Neither key can be computed from the other's HMACs.
   *
   * @param purpose the use
   */
  public CredentialKey derive(String purpose) {
    return new CredentialKey(HexFormat.of().parseHex(hmac(purpose, List.of())));
  }

  /**
   * Returns the HMAC of a text, preceded by its length, and of the bytes after it, as 64
   * hexadecimal digits.
   */
  public String hmac(String text, byte[] content) {
    Mac mac = copy();
    update(text, mac);
    return HexFormat.of().formatHex(mac.doFinal(content));
  }

  private static void update(String text, Mac mac) {
    byte[] bytes = text.getBytes(UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException unusual) {
      throw new IllegalStateException(
          "the security provider "
              + prototype.getProvider().getName()
              + " has no "
              + ALGORITHM
              + " that can be copied; put the JDK's own SunJCE before it",
          unusual);
    }
  }

  @Override
  public String toString() {
    return "CredentialKey";
  }
}

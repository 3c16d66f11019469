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
 * The key that secrets of a request are hidden with: HMAC-SHA-256 (RFC 2104). Whoever has it can
 * check guesses at a secret against what is stored, and nobody else can.
 *
 * <p>Safe for use by many threads.
 */
public final class CredentialKey {

  /** How many bytes a key has at least: as many as the hash. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  /** Keyed and otherwise unused: a copy costs less than keying another one. */
  private final Mac keyed;

  private CredentialKey(byte[] key) {
    this.keyed = keyed(key);
  }

  /**
   * The key of those bytes, which are copied.
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

  /** The bytes of a key that nobody can guess. */
  static byte[] randomBytes() {
    byte[] key = new byte[SHORTEST];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }

  /**
   * The HMAC of those texts, each behind its length, 64 hexadecimal digits.
   *
   * @param purpose tells what is hidden, so that equal secrets in different places look different
   */
  public String hmac(String purpose, List<String> texts) {
    Mac mac = copy();
    update(purpose, mac);
    texts.forEach(text -> update(text, mac));
    return HexFormat.of().formatHex(mac.doFinal());
  }

  private static void update(String text, Mac mac) {
    byte[] bytes = text.getBytes(UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    mac.update(bytes);
  }

  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException unusual) {
      throw new IllegalStateException(
          "the security provider "
              + keyed.getProvider().getName()
              + " has no "
              + ALGORITHM
              + " that can be copied; put the JDK's own SunJCE before it",
          unusual);
    }
  }

  @Override
  public String toString() {
    return "a credential key";
  }
}

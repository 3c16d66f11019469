package org.jcachehttp.ehcache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The alias of a region's cache in Ehcache, which also names directories after it. */
final class Alias {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private Alias() {}

  /**
   * Returns the region's name, or a hash of it if the name is long or contains other characters
   * than letters, digits, {@code _}, {@code .} and {@code -}.
   */
  static String of(String region) {
    return PLAIN.matcher(region).matches() ? region : "~" + hashed(region);
  }

  private static String hashed(String region) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(region.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new AssertionError(everyPlatformHasIt);
    }
  }
}

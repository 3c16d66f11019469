package org.jcachehttp.ehcache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What the cache of a region is called in Ehcache, which names directories after it. */
final class Alias {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private Alias() {}

  /** The region's own name; one that is long or has other characters than these is hashed. */
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

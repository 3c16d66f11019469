package org.jcachehttp.ehcache;

import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.Sha256;

/** The alias of a region's cache in Ehcache, which also names directories after it. */
final class Alias {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private Alias() {}

  /**
   * Returns the region's name, or a hash of it if the name is long or contains other characters
   * than letters, digits, {@code _}, {@code .} and {@code -}.
   */
  static String of(String region) {
    return PLAIN.matcher(region).matches() ? region : "~" + Sha256.hex(region);
  }
}

package org.jcachehttp.ehcache;

import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.Sha256;

/** What the cache of a region is called in Ehcache, which names directories after it. */
final class Alias {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  private Alias() {}

  /** The region's own name; one that is long or has other characters than these is hashed. */
  static String of(String region) {
    return PLAIN.matcher(region).matches() ? region : "~" + Sha256.hex(region);
  }
}

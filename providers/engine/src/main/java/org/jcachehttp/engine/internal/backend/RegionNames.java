package org.jcachehttp.engine.internal.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The names of regions, for applications or versions that share a backend: {@code
 * prefix:version:cache}.
 *
 * @param prefix the prefix of the application, or empty
 * @param version the version of the application, or empty
 */
record RegionNames(String prefix, String version) {

  /** The names without a prefix and a version. */
  static final RegionNames PLAIN = new RegionNames("", "");

  boolean isPlain() {
    return prefix.isEmpty() && version.isEmpty();
  }

  /**
   * Returns the region of a cache: its own name, unless that name could be the region of another
   * cache.
   *
   * @throws IllegalArgumentException if the name has an unpaired surrogate: a store would keep it
   *     as a question mark, and as the region of another cache
   */
  String regionOf(String cacheName) {
    String region =
        isPlain() && cacheName.indexOf(':') < 0
            ? cacheName
            : escaped(prefix) + ":" + escaped(version) + ":" + cacheName;
    if (!UTF_8.newEncoder().canEncode(region)) {
      throw new IllegalArgumentException(
          "the name of a cache, its prefix and its version have no unpaired surrogates, but this"
              + " one has: '"
              + region
              + "'");
    }
    return region;
  }

  /** Returns whether a region belongs to a cache of that name, under any prefix and version. */
  static boolean isOf(String cacheName, String region) {
    String[] parts = region.split(":", 3);
    return parts[parts.length - 1].equals(cacheName);
  }

  private static String escaped(String part) {
    return part.replace("%", "%25").replace(":", "%3A");
  }
}

package org.jcachehttp.engine.internal.backend;

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
   */
  String regionOf(String cacheName) {
    return isPlain() && cacheName.indexOf(':') < 0
        ? cacheName
        : escaped(prefix) + ":" + escaped(version) + ":" + cacheName;
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

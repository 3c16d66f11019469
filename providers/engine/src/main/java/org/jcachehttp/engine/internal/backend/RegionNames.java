package org.jcachehttp.engine.internal.backend;

/**
 * What the regions of caches are called where several applications, or several versions of one,
 * share a backend: {@code prefix:version:cache}.
 *
 * @param prefix the application's own; empty if it has none
 * @param version the version's own; empty if it has none
 */
record RegionNames(String prefix, String version) {

  /** Nothing is shared. */
  static final RegionNames PLAIN = new RegionNames("", "");

  boolean isPlain() {
    return prefix.isEmpty() && version.isEmpty();
  }

  /**
   * The region of a cache. A cache's own name stays as it is, unless it could be taken for the
   * region of another.
   */
  String regionOf(String cacheName) {
    return isPlain() && cacheName.indexOf(':') < 0
        ? cacheName
        : escaped(prefix) + ":" + escaped(version) + ":" + cacheName;
  }

  /** Whether a region belongs to a cache of that name, under whichever prefix and version. */
  static boolean isOf(String cacheName, String region) {
    String[] parts = region.split(":", 3);
    return parts[parts.length - 1].equals(cacheName);
  }

  private static String escaped(String part) {
    return part.replace("%", "%25").replace(":", "%3A");
  }
}

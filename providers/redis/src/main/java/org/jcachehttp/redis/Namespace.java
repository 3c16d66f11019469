package org.jcachehttp.redis;

/**
 * The key prefix of a manager: {@code forum/2/http_cache:} for the prefix {@code forum}, the
 * version {@code 2} and the region {@code http_cache}; {@code http_cache:} without prefix and
 * version.
 *
 * <p>The parts are escaped, so that different parts result in different key prefixes.
 *
 * @param prefix the prefix, or empty
 * @param version the version, or empty
 */
record Namespace(String prefix, String version) {

  /** Returns the region's name in the database. */
  String nameOf(String region) {
    String name = escape(region);
    if (!version.isEmpty()) {
      return escape(prefix) + '/' + escape(version) + '/' + name;
    }
    return prefix.isEmpty() ? name : escape(prefix) + '/' + name;
  }

  private static String escape(String part) {
    return part.replace("%", "%25").replace("/", "%2F").replace(":", "%3A");
  }
}

package org.jcachehttp.redis;

/**
 * What the keys of one manager begin with: {@code forum/2/http_cache:} for the region {@code
 * http_cache}, the prefix {@code forum} and the version {@code 2}; {@code http_cache:} without
 * them.
 *
 * <p>The parts are escaped, so that what stands before a key's first colon belongs to one prefix,
 * one version and one region only.
 *
 * @param prefix the prefix, or empty
 * @param version the version, or empty
 */
record Namespace(String prefix, String version) {

  /** The name of the region among everything in the database. */
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

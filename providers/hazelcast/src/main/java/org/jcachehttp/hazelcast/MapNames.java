package org.jcachehttp.hazelcast;

/**
 * The names of the maps of one manager: {@code forum:pages} for the name {@code forum} and the
 * cache {@code pages}.
 *
 * @param prefix the escaped name
 */
record MapNames(String prefix) {

  /** Escapes the name, so that different names result in different prefixes. */
  static MapNames of(String name) {
    return new MapNames(name.replace("%", "%25").replace(":", "%3A").replace("*", "%2A"));
  }

  /** Returns the name of the map of a region. */
  String mapOf(String region) {
    return prefix + ':' + region;
  }

  /** Returns the pattern of all maps for a configuration of Hazelcast. */
  String pattern() {
    return prefix + ":*";
  }
}

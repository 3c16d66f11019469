package org.jcachehttp.hazelcast;

/**
 * What the maps of one manager are called: {@code forum:pages} for the cache {@code pages} and the
 * name {@code forum}.
 *
 * @param beginning what they begin with, up to the first colon
 */
record MapNames(String beginning) {

  /** The names that begin with a name, which is escaped so that it ends at the first colon. */
  static MapNames of(String name) {
    return new MapNames(name.replace("%", "%25").replace(":", "%3A").replace("*", "%2A"));
  }

  /** The map of a region. */
  String mapOf(String region) {
    return beginning + ':' + region;
  }

  /** All of them, as a configuration of Hazelcast writes it. */
  String pattern() {
    return beginning + ":*";
  }
}

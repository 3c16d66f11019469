package org.jcachehttp.engine.internal.backend;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The backends of this library, also those that are not on the class path. */
final class KnownBackends {

  private static final Map<String, String> ARTIFACTS =
      Map.ofEntries(
          Map.entry("memory", "memory"),
          Map.entry("locmem", "memory"),
          Map.entry("sqlite", "sqlite"),
          Map.entry("filesystem", "filesystem"),
          Map.entry("dummy", "dummy"),
          Map.entry("ehcache", "ehcache"),
          Map.entry("redis", "redis"),
          Map.entry("rediss", "redis"),
          Map.entry("redis-cluster", "redis"),
          Map.entry("rediss-cluster", "redis"),
          Map.entry("redis-sentinel", "redis"),
          Map.entry("rediss-sentinel", "redis"),
          Map.entry("hazelcast", "hazelcast"),
          Map.entry("hazelcast-client", "hazelcast"),
          Map.entry("mongodb", "mongodb"),
          Map.entry("mongodb+srv", "mongodb"),
          Map.entry("gridfs", "mongodb"),
          Map.entry("gridfs+srv", "mongodb"),
          Map.entry("dynamodb", "dynamodb"));

  private KnownBackends() {}

  /** Returns the schemes of all backends. */
  static Set<String> schemes() {
    return ARTIFACTS.keySet();
  }

  /** Returns the artifact with the backend of the scheme. */
  static Optional<String> artifactOf(String scheme) {
    return Optional.ofNullable(ARTIFACTS.get(scheme))
        .map(name -> "org.jcachehttp:jcache-http-" + name);
  }
}

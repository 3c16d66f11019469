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
          Map.entry("valkey", "redis"),
          Map.entry("valkeys", "redis"),
          Map.entry("valkey-cluster", "redis"),
          Map.entry("valkeys-cluster", "redis"),
          Map.entry("valkey-sentinel", "redis"),
          Map.entry("valkeys-sentinel", "redis"),
          Map.entry("hazelcast", "hazelcast"),
          Map.entry("hazelcast-client", "hazelcast"),
          Map.entry("mongodb", "mongodb"),
          Map.entry("mongodb+srv", "mongodb"),
          Map.entry("gridfs", "mongodb"),
          Map.entry("gridfs+srv", "mongodb"),
          Map.entry("dynamodb", "dynamodb"),
          Map.entry("jdbc", "jdbc"));

  private static final String SERVERS = "redis:, jdbc:, mongodb:, dynamodb: or hazelcast-client:";

  /** What to use in the place of stores that are no backend, by their usual schemes. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("memcached", SERVERS),
          Map.entry("postgresql", "jdbc:postgresql://HOST/DATABASE"),
          Map.entry("postgres", "jdbc:postgresql://HOST/DATABASE"),
          Map.entry("mysql", "jdbc:mysql://HOST/DATABASE"),
          Map.entry("mariadb", "jdbc:mariadb://HOST/DATABASE"),
          Map.entry("s3", "dynamodb:, or filesystem: on a mounted bucket"),
          Map.entry("gs", "filesystem: on a mounted bucket, or " + SERVERS),
          Map.entry("caffeine", "memory:, which uses Caffeine"));

  private KnownBackends() {}

  /** Returns what to use in the place of a store that is no backend. */
  static Optional<String> insteadOf(String scheme) {
    return Optional.ofNullable(INSTEAD.get(scheme))
        .map(others -> "'" + scheme + "' is no backend of this library; use " + others);
  }

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

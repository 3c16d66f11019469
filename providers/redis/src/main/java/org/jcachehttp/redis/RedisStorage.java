package org.jcachehttp.redis;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;

/**
 * A Redis database with the regions of any number of processes. {@code CacheManager.unwrap} returns
 * it. Thread-safe.
 */
public final class RedisStorage implements ByteStorage {

  private final Server server;
  private final Namespace namespace;
  private final RedisOptions.Layout layout;
  private final InstantSource clock;

  RedisStorage(Server server, Namespace namespace, Options options, InstantSource clock) {
    this.server = server;
    this.namespace = namespace;
    this.layout = options.get(RedisOptions.LAYOUT);
    this.clock = clock;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    requireNonNull(region, "region");
    server.requireOpen("open a region");
    return new RedisRegion(entries(namespace.nameOf(region)), server, clock);
  }

  private Entries entries(String name) {
    return switch (layout) {
      case STRING -> new StringEntries(name, server, clock);
      case HASH -> new HashEntries(name, server, clock);
    };
  }

  @Override
  public String description() {
    return server.description();
  }

  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  /**
   * Removes all keys of the database, including keys with other prefixes and keys that belong to
   * other applications. In a cluster, removes them on every node.
   *
   * @throws StorageException if the command fails or times out
   */
  public void clearAll() {
    server.run("clear the database", server.keys()::flushdb);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Returns the scheme and the address, without credentials. */
  @Override
  public String toString() {
    return description();
  }
}

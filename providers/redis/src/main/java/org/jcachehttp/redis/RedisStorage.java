package org.jcachehttp.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis database with the regions of any number of processes. {@code CacheManager.unwrap} returns
 * it. Thread-safe.
 */
public final class RedisStorage implements ByteStorage {

  private static final Logger LOG = LoggerFactory.getLogger(RedisStorage.class);

  private final Server server;
  private final Namespace namespace;
  private final RedisOptions.Layout layout;
  private final boolean announces;
  private final Optional<Duration> configuredTimeout;
  private final int replicas;
  private final InstantSource clock;

  RedisStorage(Server server, Namespace namespace, Options options, InstantSource clock) {
    this.server = server;
    this.namespace = namespace;
    this.layout = options.get(RedisOptions.LAYOUT);
    this.announces = options.get(RedisOptions.ANNOUNCE);
    this.configuredTimeout = options.get(RedisOptions.RESPONSE_TIMEOUT);
    this.replicas = options.get(RedisOptions.REPLICAS);
    this.clock = clock;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return open(region, Defaults.OPERATION_TIMEOUT);
  }

  @Override
  public Region<String, byte[]> open(String region, Duration operationTimeout) {
    requireNonNull(region, "region");
    server.requireOpen("open a region");
    Server limited = server.within(configuredTimeout.orElse(operationTimeout), replicas);
    String name = namespace.nameOf(region);
    Entries entries = entries(name, limited);
    Announcements announcements = new Announcements(entries, ChangeTopic.of(name, server).name());
    if (announces) {
      announcements.begin();
    }
    return new RedisRegion(name, entries, announcements, limited, clock);
  }

  private Entries entries(String name, Server limited) {
    return switch (layout) {
      case STRING -> new StringEntries(name, limited, clock);
      case HASH -> new HashEntries(name, limited, clock);
    };
  }

  /**
   * Begins to connect on a thread of its own, so that the first operation need not load classes. A
   * failure is that of a later operation.
   */
  RedisStorage connecting() {
    DaemonThreads.start(
        "redis-start",
        () -> {
          try {
            ping();
          } catch (StorageException unavailable) {
            LOG.debug("{}: no connection yet", description(), unavailable);
          }
        });
    return this;
  }

  @Override
  public String description() {
    return server.description();
  }

  @Override
  public void ping() {
    server.ping();
  }

  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  /**
   * Removes all keys of the database, including keys with other prefixes and keys that belong to
   * other applications. In a cluster, removes them on every node. Near caches of other processes
   * have removed entries until their maximum age.
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

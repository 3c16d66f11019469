package org.jcachehttp.servers;

import java.net.URI;

/**
 * Redis servers with replicas. If a master is killed, one of its replicas takes over.
 *
 * <p>Only the URI may be used by several threads.
 */
public interface ReplicatedRedis extends AutoCloseable {

  /**
   * Starts servers with a master and replicas, and waits until they work.
   *
   * @param scheme {@code redis-cluster} or {@code redis-sentinel}
   * @return the running servers
   * @throws IllegalArgumentException if the scheme is another one
   */
  static ReplicatedRedis of(String scheme) {
    return switch (scheme) {
      case "redis-cluster" -> LocalRedisCluster.start();
      case "redis-sentinel" -> LocalRedisSentinel.start();
      default -> throw new IllegalArgumentException("no replicated servers for '" + scheme + "'");
    };
  }

  /**
   * {@return the URI of a key prefix, with default timeouts}
   *
   * @param name the key prefix
   */
  URI uri(String name);

  /** Kills a master (SIGKILL) that has a replica, and returns when its process has ended. */
  void killMaster();

  /** Waits until a replica has taken over from the killed master. */
  void awaitFailover();

  /** Starts the killed server again, and waits until it is a replica with all entries. */
  void restartAsReplica();

  /** Kills all processes. */
  @Override
  void close();
}

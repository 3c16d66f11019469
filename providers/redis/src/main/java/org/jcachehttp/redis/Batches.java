package org.jcachehttp.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/**
 * Sends several commands at once. A batch of changes also waits until replicas have them ({@code
 * WAIT}), if the option {@code replicas} asks for it. Thread-safe.
 */
final class Batches {

  /** The replicas have this part of the timeout, so that the response arrives in time. */
  private static final int PART_FOR_REPLICAS = 2;

  private final RedissonClient client;
  private final int replicas;

  /**
   * Creates batches.
   *
   * @param replicas the number of replicas that must have a change; 0 to wait for none
   */
  Batches(RedissonClient client, int replicas) {
    this.client = client;
    this.replicas = replicas;
  }

  /** Returns whether a change waits for replicas. */
  boolean awaitsReplicas() {
    return replicas > 0;
  }

  /**
   * Sends a command for each key, each to the node of its key. Returns the results that are not
   * null, in the order of the keys.
   *
   * @param timeout the timeout of the response
   */
  <K, T> Map<K, T> read(
      Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command, Duration timeout) {
    RBatch batch = client.createBatch(options(timeout));
    Map<K, RFuture<T>> results = added(batch, keys, command);
    var unused = Futures.await(batch.executeAsync(), limit(timeout));
    return found(results);
  }

  /**
   * Sends changes like {@link #read}.
   *
   * @throws RedisException also if a replica does not have them in time; they are made nevertheless
   */
  <K, T> Map<K, T> change(
      Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command, Duration timeout) {
    if (!awaitsReplicas() || keys.isEmpty()) {
      return read(keys, command, timeout);
    }
    Duration wait = timeout.dividedBy(PART_FOR_REPLICAS);
    RBatch batch = client.createBatch(options(timeout).sync(replicas, wait));
    Map<K, RFuture<T>> results = added(batch, keys, command);
    long start = System.nanoTime();
    int synced = Futures.await(batch.executeAsync(), limit(timeout)).getSyncedSlaves();
    requireReplicas(synced, System.nanoTime() - start, wait);
    return found(results);
  }

  /**
   * The client returns the number of one node only. Each of them had its replicas if the whole
   * batch took less than the time after which a node gives up.
   */
  private void requireReplicas(int synced, long nanos, Duration wait) {
    if (synced < replicas || nanos >= wait.toNanos()) {
      throw new RedisException(
          ("the change is made, but was not confirmed by " + replicas + " of the master's replicas")
              + (" within " + wait.toMillis() + "ms (option 'replicas'): a failover may lose it"));
    }
  }

  private static BatchOptions options(Duration timeout) {
    return BatchOptions.defaults()
        .responseTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .retryAttempts(Server.NO_RETRIES);
  }

  /** Waiting for a connection takes up to the timeout too; the rest is for a busy machine. */
  private static Duration limit(Duration timeout) {
    return timeout.multipliedBy(3);
  }

  private static <K, T> Map<K, RFuture<T>> added(
      RBatch batch, Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command) {
    Map<K, RFuture<T>> results = new LinkedHashMap<>();
    keys.forEach(key -> results.put(key, command.apply(batch, key)));
    return results;
  }

  private static <K, T> Map<K, T> found(Map<K, RFuture<T>> results) {
    Map<K, T> found = new LinkedHashMap<>();
    results.forEach(
        (key, result) -> {
          T value = result.toCompletableFuture().join();
          if (value != null) {
            found.put(key, value);
          }
        });
    return found;
  }
}

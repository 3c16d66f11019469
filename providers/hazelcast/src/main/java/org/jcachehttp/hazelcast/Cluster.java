package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.ReachedMaxSizeException;
import com.hazelcast.partition.PartitionService;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jcachehttp.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operations of the regions on the cluster. */
final class Cluster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  private final HazelcastInstance instance;
  private final String description;
  private final OperationLimit limit;
  private final Consumer<HazelcastInstance> release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Creates a cluster.
   *
   * @param instance a member or a client of the cluster
   * @param description the address for messages
   * @param limit limits how long operations take
   * @param release shuts the instance down, unless the user owns it
   */
  Cluster(
      HazelcastInstance instance,
      String description,
      OperationLimit limit,
      Consumer<HazelcastInstance> release) {
    this.instance = instance;
    this.description = description;
    this.limit = limit;
    this.release = release;
  }

  String description() {
    return description;
  }

  /**
   * Runs operations on a map.
   *
   * @param size how much the operations transfer
   * @param operation the operation for error messages, such as {@code "read an entry"}
   * @throws StorageException if an operation fails or times out, or if the storage is closed
   */
  <T> T call(
      OperationLimit.Size size,
      String operation,
      String map,
      Function<IMap<String, Object>, T> work) {
    requireOpen(operation);
    try {
      // Not cached: a client that is not connected yet cannot return a map.
      return limit.run(size, () -> work.apply(instance.getMap(map)));
    } catch (HazelcastException
        | IllegalStateException
        | ReachedMaxSizeException
        | CompletionException e) {
      if (HazelcastErrors.isInterrupt(e)) {
        Thread.currentThread().interrupt();
      }
      throw HazelcastErrors.translate(description, operation, e);
    }
  }

  /** Returns one key for each partition; Hazelcast selects a partition by a key. */
  Collection<String> keysOfPartitions() {
    requireOpen("list the partitions");
    PartitionService partitions = instance.getPartitionService();
    int count = partitions.getPartitions().size();
    Map<Integer, String> keys = new HashMap<>();
    for (int i = 0; keys.size() < count; i++) {
      String key = "key " + i;
      keys.putIfAbsent(partitions.getPartition(key).getPartitionId(), key);
    }
    return keys.values();
  }

  /** Logs a warning if the configuration of the map ends entries before their deadlines. */
  void warnOfExpiry(String map) {
    MapExpiry.warning(instance, map).ifPresent(warning -> LOG.warn("{}: {}", description, warning));
  }

  void requireOpen(String operation) {
    if (closed.get()) {
      throw new StorageException(description + " is closed: cannot " + operation);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.accept(instance);
      limit.close();
    }
  }
}

package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.ReachedMaxSizeException;
import com.hazelcast.partition.PartitionService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final AtomicBoolean closed;

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
    this.closed = new AtomicBoolean();
  }

  private Cluster(Cluster shared, OperationLimit limit) {
    this.instance = shared.instance;
    this.description = shared.description;
    this.limit = limit;
    this.release = shared.release;
    this.closed = shared.closed;
  }

  /** Returns the same cluster with a timeout for one entry, if none is configured. */
  Cluster within(Duration operationTimeout) {
    return new Cluster(this, limit.within(operationTimeout));
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
    // Not cached: a client that is not connected yet cannot return a map.
    return call(size, operation, () -> work.apply(instance.getMap(map)));
  }

  /** Asks a member for the names of its data structures, which creates none. */
  void ping() {
    var unused =
        call(OperationLimit.Size.ENTRY, "ask a member", () -> instance.getDistributedObjects());
  }

  private <T> T call(OperationLimit.Size size, String operation, Supplier<T> work) {
    requireOpen(operation);
    try {
      return limit.run(size, work);
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

  /** Returns the connections of a client to all members; empty if a member has none. */
  Optional<Map<UUID, Object>> connectionsToAllMembers() {
    return ClientConnections.toAllMembers(instance);
  }

  boolean isClosed() {
    return closed.get();
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
    if (isClosed()) {
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

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

/** A cluster of Hazelcast as the regions speak to it. */
final class Cluster implements AutoCloseable {

  private final HazelcastInstance instance;
  private final String description;
  private final Consumer<HazelcastInstance> release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A cluster.
   *
   * @param instance a member or a client of it
   * @param description what error messages call it
   * @param release what becomes of the instance at close
   */
  Cluster(HazelcastInstance instance, String description, Consumer<HazelcastInstance> release) {
    this.instance = instance;
    this.description = description;
    this.release = release;
  }

  String description() {
    return description;
  }

  /**
   * Does work with the map of that name.
   *
   * @param operation what the work is, for an error message: {@code "read an entry"}
   * @throws StorageException if Hazelcast refuses, does not answer in time, or the storage is
   *     closed
   */
  <T> T call(String operation, String map, Function<IMap<String, Object>, T> work) {
    requireOpen(operation);
    try {
      // Asked for each time: a client that has no connection yet has no map either.
      return work.apply(instance.getMap(map));
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

  /** A key in each of its partitions, which Hazelcast names by such a key. */
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

  void requireOpen(String operation) {
    if (closed.get()) {
      throw new StorageException(description + " is closed: cannot " + operation);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.accept(instance);
    }
  }
}

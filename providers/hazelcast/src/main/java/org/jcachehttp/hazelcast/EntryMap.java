package org.jcachehttp.hazelcast;

import com.hazelcast.core.Pipelining;
import com.hazelcast.map.IMap;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map of one region. What it compares, it compares on the member that has the entry, value with
 * value, so that members need nothing of ours.
 */
final class EntryMap {

  private static final Logger LOG = LoggerFactory.getLogger(EntryMap.class);

  /** Larger payloads are not kept, but read again when they are swapped. */
  private static final int MOST_BYTES_KEPT = 64 << 10;

  /** How many writes may be under way at once. */
  private static final int IN_FLIGHT = 100;

  /** How long to wait for whoever has locked an entry. */
  private static final long LOCK_SECONDS = 5;

  private final String name;
  private final Cluster cluster;
  private final InstantSource clock;
  private final RecentReads recent = new RecentReads();
  private final Queue<UUID> listeners = new ConcurrentLinkedQueue<>();

  /**
   * A map.
   *
   * @param name its name in the cluster
   */
  EntryMap(String name, Cluster cluster, InstantSource clock) {
    this.name = name;
    this.cluster = cluster;
    this.clock = clock;
  }

  /** Does work with the map. */
  <T> T call(String doing, Function<IMap<String, Object>, T> work) {
    return cluster.call(doing, name, work);
  }

  /** A key in each partition of the cluster. */
  Collection<String> keysOfPartitions() {
    return cluster.keysOfPartitions();
  }

  /** The record under the key. */
  Optional<StoredRecord<byte[]>> read(String key) {
    return RecordForm.read(get(key).orElse(null));
  }

  /** The value under the key, be it a record or not. */
  Optional<Object> get(String key) {
    Optional<Object> value = call("read an entry", map -> Optional.ofNullable(map.get(key)));
    value
        .filter(read -> RecordForm.payloadIsAtMost(MOST_BYTES_KEPT, read))
        .ifPresent(small -> recent.keep(key, small));
    return value;
  }

  /** The value that {@link #get} answered last, or null: not a look at the map. */
  @Nullable Object seen(String key) {
    return recent.of(key);
  }

  Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    call("read entries", map -> map.getAll(new HashSet<>(keys)))
        .forEach(
            (key, value) -> RecordForm.read(value).ifPresent(record -> found.put(key, record)));
    return found;
  }

  void put(String key, StoredRecord<byte[]> record) {
    call(
        "write an entry",
        map -> {
          map.set(key, RecordForm.write(record), ttl(record.deadline()), TimeUnit.MILLISECONDS);
          return key;
        });
  }

  void putAll(Map<String, StoredRecord<byte[]>> records) {
    call("write entries", map -> putAll(map, records));
  }

  private int putAll(IMap<String, Object> map, Map<String, StoredRecord<byte[]>> records) {
    Pipelining<Void> writes = new Pipelining<>(IN_FLIGHT);
    try {
      for (Map.Entry<String, StoredRecord<byte[]>> entry : records.entrySet()) {
        StoredRecord<byte[]> record = entry.getValue();
        writes.add(
            map.setAsync(
                entry.getKey(),
                RecordForm.write(record),
                ttl(record.deadline()),
                TimeUnit.MILLISECONDS));
      }
      return writes.results().size();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(cluster.description() + ": interrupted while writing entries", e);
    }
  }

  /**
   * Stores the record where the value is stored, or nothing if it is null; tells whether it did.
   */
  boolean replace(String key, @Nullable Object value, StoredRecord<byte[]> record) {
    if (value == null) {
      return call(
          "write an entry",
          map ->
              map.putIfAbsent(
                      key, RecordForm.write(record), ttl(record.deadline()), TimeUnit.MILLISECONDS)
                  == null);
    }
    boolean replaced =
        call("write an entry", map -> map.replace(key, value, RecordForm.write(record)));
    if (replaced && !record.deadline().isNever()) {
      tryToKeepUntil(key, record.deadline());
    }
    return replaced;
  }

  /** The entry is stored by now, and expires by its deadline all the same. */
  private void tryToKeepUntil(String key, Deadline deadline) {
    try {
      keepUntil(key, deadline);
    } catch (StorageException failure) {
      LOG.debug("An entry was stored without a time to live", failure);
    }
  }

  /**
   * Sets the time to live, which a replace takes away. It is a step of its own, in which it may
   * meet another writer's entry; that one is then given its own again.
   */
  private void keepUntil(String key, Deadline deadline) {
    Deadline given = deadline;
    while (true) {
      long ttl = ttl(given);
      call("set a time to live", map -> map.setTtl(key, ttl, TimeUnit.MILLISECONDS));
      Deadline wanted = read(key).map(StoredRecord::deadline).orElse(given);
      if (wanted.equals(given)) {
        return;
      }
      given = wanted;
    }
  }

  /** Removes the entry if the value is stored; tells whether it did. */
  boolean remove(String key, Object value) {
    return call("remove an entry", map -> map.remove(key, value));
  }

  /** Removes the entry, whose value stays where it is; tells whether there was one. */
  boolean remove(String key) {
    return call("remove an entry", map -> map.tryRemove(key, LOCK_SECONDS, TimeUnit.SECONDS));
  }

  /** Reports all changes to the listener until {@link #close}. */
  void subscribe(ChangeListener<String, byte[]> listener) {
    MapListener ofMap = new MapListener(listener);
    listeners.add(call("listen to changes", map -> map.addEntryListener(ofMap, true)));
  }

  void close() {
    for (UUID listener = listeners.poll(); listener != null; listener = listeners.poll()) {
      remove(listener);
    }
  }

  private void remove(UUID listener) {
    try {
      call("end listening", map -> map.removeEntryListener(listener));
    } catch (StorageException gone) {
      LOG.debug("A listener went with its cluster", gone);
    }
  }

  private long ttl(Deadline deadline) {
    return NativeTtl.until(deadline, clock.millis());
  }
}

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
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map of one region. The member that owns an entry compares whole values, so that members need
 * no classes of this library.
 */
final class EntryMap {

  private static final Logger LOG = LoggerFactory.getLogger(EntryMap.class);

  /** Larger values are not remembered, but read again before they are replaced. */
  private static final int MAX_REMEMBERED_BYTES = 64 << 10;

  /** The maximum number of concurrent asynchronous writes. */
  private static final int MAX_PENDING_WRITES = 100;

  /** The timeout for the lock of an entry. */
  private static final long LOCK_TIMEOUT_SECONDS = 5;

  private final String name;
  private final Cluster cluster;
  private final InstantSource clock;
  private final RecentReads recent = new RecentReads();
  private final Queue<InvalidationChannel> channels = new ConcurrentLinkedQueue<>();
  private final Queue<UUID> listeners = new ConcurrentLinkedQueue<>();

  /**
   * Creates the map of a region.
   *
   * @param name the map's name in the cluster
   */
  EntryMap(String name, Cluster cluster, InstantSource clock) {
    this.name = name;
    this.cluster = cluster;
    this.clock = clock;
  }

  /** Runs operations on one entry. */
  private <T> T call(String operation, Function<IMap<String, Object>, T> work) {
    return cluster.call(OperationLimit.Size.ENTRY, operation, name, work);
  }

  /** Runs operations on many entries. */
  <T> T callBulk(String operation, Function<IMap<String, Object>, T> work) {
    return cluster.call(OperationLimit.Size.BULK, operation, name, work);
  }

  /** Returns one key for each partition of the cluster. */
  Collection<String> keysOfPartitions() {
    return cluster.keysOfPartitions();
  }

  /** Returns the record under the key. */
  Optional<StoredRecord<byte[]>> read(String key) {
    return RecordFormat.read(get(key).orElse(null));
  }

  /** Returns the value under the key, which may not be a record. */
  Optional<Object> get(String key) {
    Optional<Object> value = call("read an entry", map -> Optional.ofNullable(map.get(key)));
    value
        .filter(read -> RecordFormat.payloadIsAtMost(MAX_REMEMBERED_BYTES, read))
        .ifPresent(small -> recent.put(key, small));
    return value;
  }

  /** Returns the latest result of {@link #get} if it is remembered, else null. */
  @Nullable Object lastRead(String key) {
    return recent.get(key);
  }

  Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    callBulk("read entries", map -> map.getAll(new HashSet<>(keys)))
        .forEach(
            (key, value) -> RecordFormat.read(value).ifPresent(record -> found.put(key, record)));
    return found;
  }

  void put(String key, StoredRecord<byte[]> record) {
    call(
        "write an entry",
        map -> {
          map.set(key, RecordFormat.write(record), ttl(record.deadline()), TimeUnit.MILLISECONDS);
          return key;
        });
  }

  void putAll(Map<String, StoredRecord<byte[]>> records) {
    callBulk("write entries", map -> putAll(map, records));
  }

  private int putAll(IMap<String, Object> map, Map<String, StoredRecord<byte[]>> records) {
    Pipelining<Void> writes = new Pipelining<>(MAX_PENDING_WRITES);
    try {
      for (Map.Entry<String, StoredRecord<byte[]>> entry : records.entrySet()) {
        StoredRecord<byte[]> record = entry.getValue();
        writes.add(
            map.setAsync(
                entry.getKey(),
                RecordFormat.write(record),
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
   * Stores the record if the stored value equals {@code value}, where null means no value. Returns
   * whether it did.
   */
  boolean replace(String key, @Nullable Object value, StoredRecord<byte[]> record) {
    if (value == null) {
      return call(
          "write an entry",
          map ->
              map.putIfAbsent(
                      key,
                      RecordFormat.write(record),
                      ttl(record.deadline()),
                      TimeUnit.MILLISECONDS)
                  == null);
    }
    boolean replaced =
        call("write an entry", map -> map.replace(key, value, RecordFormat.write(record)));
    if (replaced && !record.deadline().isNever()) {
      trySetTimeToLive(key, record.deadline());
    }
    return replaced;
  }

  /** A failure is only logged: the entry is stored, and the engine checks its deadline. */
  private void trySetTimeToLive(String key, Deadline deadline) {
    try {
      setTimeToLive(key, deadline);
    } catch (StorageException failure) {
      LOG.debug("An entry was stored without a time-to-live", failure);
    }
  }

  /**
   * Sets the time-to-live, which a replace resets. As this is a separate step, it may change the
   * time-to-live of a newer entry. It is repeated until it matches the stored entry.
   */
  private void setTimeToLive(String key, Deadline deadline) {
    Deadline current = deadline;
    while (true) {
      long ttl = ttl(current);
      call("set a time-to-live", map -> map.setTtl(key, ttl, TimeUnit.MILLISECONDS));
      Deadline stored = read(key).map(StoredRecord::deadline).orElse(current);
      if (stored.equals(current)) {
        return;
      }
      current = stored;
    }
  }

  /** Removes the entry if the stored value equals {@code value}; returns whether it did. */
  boolean remove(String key, Object value) {
    return call("remove an entry", map -> map.remove(key, value));
  }

  /** Removes the entry without a transfer of its value; returns whether it existed. */
  boolean remove(String key) {
    return call(
        "remove an entry", map -> map.tryRemove(key, LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS));
  }

  /** Reports all changes to the listener until {@link #close}. */
  void subscribe(ChangeListener<String, byte[]> listener) {
    MapListener ofMap = new MapListener(listener);
    listeners.add(call("listen to changes", map -> map.addEntryListener(ofMap, true)));
  }

  /** Reports the keys of all changes to the listener until {@link #close}. */
  void subscribe(InvalidationListener<String> listener) {
    channels.add(InvalidationChannel.open(name, cluster, listener));
  }

  void close() {
    for (var channel = channels.poll(); channel != null; channel = channels.poll()) {
      channel.close();
    }
    for (UUID listener = listeners.poll(); listener != null; listener = listeners.poll()) {
      remove(listener);
    }
  }

  private void remove(UUID listener) {
    try {
      call("remove a listener", map -> map.removeEntryListener(listener));
    } catch (StorageException gone) {
      LOG.debug("A listener was not removed because the cluster is gone", gone);
    }
  }

  private long ttl(Deadline deadline) {
    return NativeTtl.until(deadline, clock.millis());
  }
}

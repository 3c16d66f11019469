package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of a cache in a region of its storage. */
class RegionEntryStore<K, V, S, P> implements EntryStore<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(RegionEntryStore.class);

  final StorageCalls calls;
  final Region<S, P> region;
  final KeyCodec<K, S> keys;
  final PayloadCodec<V, P> values;
  private final FirstWrite firstWrite;
  private final LocalChanges local = new LocalChanges();

  RegionEntryStore(
      String description,
      Region<S, P> region,
      KeyCodec<K, S> keys,
      PayloadCodec<V, P> values,
      FirstWrite firstWrite) {
    this.calls = new StorageCalls(description);
    this.region = region;
    this.keys = keys;
    this.values = values;
    this.firstWrite = firstWrite;
  }

  @Override
  public Optional<EntryDeadline<V>> deadlines() {
    return values.deadlines();
  }

  @Override
  public EntryState<V> read(K key) {
    Optional<StoredRecord<P>> stored;
    // A lambda would be one more object for each get.
    try {
      stored = region.read(keys.encode(key));
    } catch (StorageException e) {
      throw calls.failed("get", e);
    }
    return stored.isPresent() ? present(stored.get()) : new EntryState.Absent<>();
  }

  @Override
  public EntryState<V> lookUp(K key) {
    return read(key);
  }

  @Override
  public Map<K, EntryState<V>> readAll(Collection<? extends K> wanted) {
    Map<S, K> byForm = new HashMap<>();
    wanted.forEach(key -> byForm.put(keys.encode(key), key));
    Map<K, EntryState<V>> found = new HashMap<>();
    calls
        .calling("getAll", () -> region.readAll(byForm.keySet()))
        .forEach((form, record) -> found.put(byForm.get(form), present(record)));
    return found;
  }

  @Override
  public boolean write(K key, WriteCondition condition, V value, Deadline deadline) {
    S form = keys.encode(key);
    StoredRecord<P> record = record(key, form, value, deadline);
    return local.writing(
        record.version(), () -> calls.calling("put", () -> written(form, condition, record)));
  }

  private boolean written(S form, WriteCondition condition, StoredRecord<P> record) {
    firstWrite.prepare();
    return region.write(form, condition, record);
  }

  @Override
  public void writeAll(Map<? extends K, ExpiringValue<V>> entries) {
    Map<S, StoredRecord<P>> records = new LinkedHashMap<>();
    entries.forEach(
        (key, expiring) -> {
          S form = keys.encode(key);
          records.put(form, record(key, form, expiring.value(), expiring.deadline()));
        });
    calls.running(
        "putAll",
        () -> {
          firstWrite.prepare();
          region.writeAll(records);
        });
  }

  @Override
  public void touch(K key, long version, Deadline deadline) {
    S form = keys.encode(key);
    calls.running(
        "touch",
        () -> {
          try {
            region.touch(form, version, deadline);
          } catch (ReadOnlyStorageException e) {
            LOG.debug("{}: the deadline of a read entry stays", calls.description(), e);
          }
        });
  }

  @Override
  public boolean remove(K key, WriteCondition condition) {
    S form = keys.encode(key);
    BooleanSupplier removal = () -> calls.calling("remove", () -> region.remove(form, condition));
    return condition instanceof WriteCondition.Version wanted
        ? local.removing(wanted.version(), removal)
        : removal.getAsBoolean();
  }

  @Override
  public long removeAll(Map<? extends K, EntryState.Present<V, ?>> read) {
    if (read.isEmpty()) {
      return 0;
    }
    List<EntryMetadata<S>> unchanged = new ArrayList<>();
    read.forEach(
        (key, entry) ->
            unchanged.add(
                new EntryMetadata<>(
                    keys.encode(key),
                    entry.stored().version(),
                    entry.stored().deadline(),
                    Map.of())));
    return calls.calling("removeAll", () -> region.removeAll(unchanged));
  }

  @Override
  public boolean expire(K key, long version) {
    S form = keys.encode(key);
    return local.removing(version, () -> calls.calling("expire", () -> expired(form, version)));
  }

  private boolean expired(S form, long version) {
    try {
      return region.remove(form, WriteCondition.version(version));
    } catch (ReadOnlyStorageException e) {
      LOG.debug("{}: an expired entry stays", calls.description(), e);
      return false;
    }
  }

  @Override
  public Iterator<Map.Entry<K, EntryState<V>>> live(long now) {
    Iterator<Map.Entry<S, StoredRecord<P>>> scan =
        calls.iterating("iterator", () -> region.scan(ScanCriteria.liveAt(now)));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return scan.hasNext();
      }

      @Override
      public Map.Entry<K, EntryState<V>> next() {
        return decoded(scan.next());
      }
    };
  }

  @Override
  public StoredEntries<K> entries(Runnable openCheck) {
    return new RegionEntries<>(calls, region, keys, values, openCheck);
  }

  @Override
  public void clear() {
    calls.running("clear", region::clear);
  }

  @Override
  public void subscribe(EntryObserver<K, V> observer, InstantSource clock) {
    local.begin();
    var remote = new RemoteChanges<>(local, observer, keys, values, clock);
    if (!calls.calling("listen", () -> region.subscribe(remote))) {
      local.end();
    }
  }

  @Override
  public void close() {
    calls.running("close", region::close);
  }

  private StoredRecord<P> record(K key, S form, V value, Deadline deadline) {
    Map<String, String> metadata = values.metadata(value);
    Map<String, String> ofKey = keys.metadata(key, form);
    if (!ofKey.isEmpty()) {
      metadata = new HashMap<>(metadata);
      metadata.putAll(ofKey);
    }
    return new StoredRecord<>(newVersion(), deadline, metadata, values.encode(value));
  }

  /** Returns a version that no earlier write of the key had, in any process: 64 random bits. */
  private static long newVersion() {
    return ThreadLocalRandom.current().nextLong();
  }

  private Map.Entry<K, EntryState<V>> decoded(Map.Entry<S, StoredRecord<P>> entry) {
    StoredRecord<P> record = entry.getValue();
    return Map.entry(keys.decode(entry.getKey(), record.metadata()), present(record));
  }

  private EntryState<V> present(StoredRecord<P> record) {
    return new EntryState.Present<>(record, values);
  }
}

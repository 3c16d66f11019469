package org.jcachehttp.engine.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jcachehttp.engine.codec.KeyCodec;
import org.jcachehttp.engine.codec.PayloadCodec;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryChange;
import org.jcachehttp.storage.Expected;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntries;
import org.jcachehttp.storage.StoredEntry;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries in a region, in the form its storage keeps. */
final class RegionEntryStore<K, V, S, P> implements EntryStore<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(RegionEntryStore.class);

  private final StorageCalls calls;
  private final Region<S, P> region;
  private final KeyCodec<K, S> keys;
  private final PayloadCodec<V, P> values;
  private final OwnChanges own = new OwnChanges();

  RegionEntryStore(
      String place, Region<S, P> region, KeyCodec<K, S> keys, PayloadCodec<V, P> values) {
    this.calls = new StorageCalls(place);
    this.region = region;
    this.keys = keys;
    this.values = values;
  }

  @Override
  public Slot<V> read(K key) {
    S form = keys.encode(key);
    return calls
        .calling("get", () -> region.read(form))
        .<Slot<V>>map(this::occupied)
        .orElseGet(Slot.Empty::new);
  }

  @Override
  public Map<K, Slot.Occupied<V>> readAll(Collection<? extends K> wanted) {
    Map<S, K> byForm = new HashMap<>();
    wanted.forEach(key -> byForm.put(keys.encode(key), key));
    Map<K, Slot.Occupied<V>> found = new HashMap<>();
    calls
        .calling("getAll", () -> region.readAll(byForm.keySet()))
        .forEach((form, record) -> found.put(byForm.get(form), occupied(record)));
    return found;
  }

  @Override
  public boolean write(K key, Expected expected, V value, Deadline deadline) {
    S form = keys.encode(key);
    StoredRecord<P> record = record(key, form, value, deadline);
    return own.writing(
        record.version(), () -> calls.calling("put", () -> region.write(form, expected, record)));
  }

  @Override
  public void writeAll(Map<? extends K, Dated<V>> entries) {
    Map<S, StoredRecord<P>> records = new LinkedHashMap<>();
    entries.forEach(
        (key, dated) -> {
          S form = keys.encode(key);
          records.put(form, record(key, form, dated.value(), dated.deadline()));
        });
    calls.running("putAll", () -> region.writeAll(records));
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
            LOG.debug("{}: the deadline of a read entry stays", calls.place(), e);
          }
        });
  }

  @Override
  public boolean erase(K key, Expected expected) {
    S form = keys.encode(key);
    BooleanSupplier erasure = () -> calls.calling("remove", () -> region.erase(form, expected));
    return expected instanceof Expected.Version wanted
        ? own.erasing(wanted.version(), erasure)
        : erasure.getAsBoolean();
  }

  @Override
  public boolean expire(K key, long version) {
    S form = keys.encode(key);
    return own.erasing(version, () -> calls.calling("expire", () -> expired(form, version)));
  }

  private boolean expired(S form, long version) {
    try {
      return region.erase(form, Expected.version(version));
    } catch (ReadOnlyStorageException e) {
      LOG.debug("{}: an expired entry stays", calls.place(), e);
      return false;
    }
  }

  @Override
  public Iterator<Keyed<K, V>> live(long now) {
    Iterator<StoredEntry<S, P>> scan =
        calls.iterating("iterator", () -> region.scan(ScanCriteria.liveAt(now)));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return scan.hasNext();
      }

      @Override
      public Keyed<K, V> next() {
        return keyed(scan.next());
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
  public void observe(EntryObserver<K, V> observer, InstantSource clock) {
    own.begin();
    var others = new OthersChanges<K, V, S, P>(own, observer, this::key, this::decoded, clock);
    if (!calls.calling("listen", () -> region.observe(others))) {
      own.end();
    }
  }

  private K key(EntryChange<S, P> change) {
    return keys.decode(change.key(), change.after().or(change::before).orElseThrow().attributes());
  }

  @Override
  public void close() {
    calls.running("close", region::close);
  }

  private StoredRecord<P> record(K key, S form, V value, Deadline deadline) {
    Map<String, String> attributes = values.attributes(value);
    Map<String, String> ofKey = keys.attributes(key, form);
    if (!ofKey.isEmpty()) {
      attributes = new HashMap<>(attributes);
      attributes.putAll(ofKey);
    }
    return new StoredRecord<>(newVersion(), deadline, attributes, values.encode(value));
  }

  /** A stamp that no earlier write of the key had, in this or any other process: 64 random bits. */
  private static long newVersion() {
    return ThreadLocalRandom.current().nextLong();
  }

  private Keyed<K, V> keyed(StoredEntry<S, P> entry) {
    K key = keys.decode(entry.key(), entry.record().attributes());
    return new Keyed<>(key, occupied(entry.record()));
  }

  private Slot.Occupied<V> occupied(StoredRecord<P> record) {
    return new Slot.Occupied<>(record.version(), record.deadline(), () -> decoded(record));
  }

  private V decoded(StoredRecord<P> record) {
    try {
      return values.decode(record.payload());
    } catch (UnreadableValueException e) {
      throw new UnreadableEntryException(e);
    }
  }
}

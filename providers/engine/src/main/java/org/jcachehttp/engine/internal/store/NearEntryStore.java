package org.jcachehttp.engine.internal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.engine.internal.expiry.ExpiryRules;
import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.engine.internal.near.NearEntry;
import org.jcachehttp.engine.internal.near.Reservation;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of a cache in a region with a near cache, which answers lookups. All other operations
 * use the region.
 *
 * <p>The near cache has values that callers may share as they are, and others as bytes. An entry
 * above the maximum age is compared with the version in the region, without a transfer of its
 * payload, and is used again if it is unchanged.
 */
final class NearEntryStore<K, V> extends RegionEntryStore<K, V, String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(NearEntryStore.class);

  /** The objects of an entry: those of the map, of the order by age, of the state and the key. */
  private static final int ENTRY_BYTES = 256;

  private final NearLayer<V> layer;
  private final NearCache<Present<V, ?>> near;

  NearEntryStore(
      String description,
      Region<String, byte[]> region,
      KeyCodec<K, String> keys,
      PayloadCodec<V, byte[]> values,
      FirstWrite firstWrite,
      NearLayer<V> layer) {
    super(
        description,
        new NearRegion<>(region, layer.near(), layer.clock()),
        keys,
        values,
        firstWrite);
    this.layer = layer;
    this.near = layer.near();
  }

  @Override
  public void openNear(ExpiryRules<V> expiry) {
    if (!expiry.ignoresAccess()) {
      LOG.warn("{}: no near cache, because reads may move deadlines", calls.description());
      return;
    }
    Invalidations invalidations = new Invalidations(calls.description(), near, layer.settings());
    invalidations.disconnected();
    if (!calls.calling("open", () -> region.subscribe(invalidations))) {
      near.restart(layer.settings().ageWithoutAnnouncements());
    }
  }

  @Override
  public EntryState<V> lookUp(K key) {
    String form = keys.encode(key);
    EntryState<V> known = known(form);
    return known == null ? load(form) : known;
  }

  @Override
  public EntryState<V> peek(K key) {
    EntryState<V> known = known(keys.encode(key));
    return known == null ? read(key) : known;
  }

  /** Returns null if the region must be read. */
  private @Nullable EntryState<V> known(String form) {
    NearEntry<Present<V, ?>> entry = near.find(form);
    if (entry == null) {
      return null;
    }
    Present<V, ?> state = near.isFresh(entry) ? entry.value() : confirmed(form, entry);
    if (state != null) {
      near.countHit(entry);
    }
    return state;
  }

  /** Rounds down, so that an entry ends before its deadline. */
  private long life(Deadline deadline) {
    return deadline.isNever()
        ? Long.MAX_VALUE
        : TimeUnit.MILLISECONDS.toNanos(deadline.epochMillis() - layer.clock().millis() - 1);
  }

  private boolean isPast(Deadline deadline) {
    return !deadline.isNever() && deadline.isPast(layer.clock().millis());
  }

  /** Compares the entry with the region; returns null if it is another one or past there. */
  private @Nullable Present<V, ?> confirmed(String form, NearEntry<Present<V, ?>> entry) {
    Reservation check = near.reserve(form);
    Optional<EntryMetadata<String>> stored = calls.calling("get", () -> region.readMetadata(form));
    if (stored.isEmpty()
        || stored.get().version() != entry.version()
        || isPast(stored.get().deadline())) {
      near.invalidate(form);
      return null;
    }
    long life = life(stored.get().deadline());
    near.publish(check, entry.value(), entry.version(), entry.bytes(), life);
    return entry.value();
  }

  private EntryState<V> load(String form) {
    Reservation read = near.reserve(form);
    Optional<StoredRecord<byte[]>> stored = calls.calling("get", () -> region.read(form));
    return stored.isPresent() ? added(read, stored.get()) : new EntryState.Absent<>();
  }

  /** Publishes what was read, except an expired entry and one that cannot be decoded. */
  private EntryState<V> added(Reservation read, StoredRecord<byte[]> stored) {
    Present<V, byte[]> state = new Present<>(stored, values);
    if (isPast(stored.deadline())) {
      return state;
    }
    V value;
    try {
      value = state.value();
    } catch (RuntimeException undecodable) {
      // The caller receives the exception when it decodes the value.
      return state;
    }
    return published(read, stored, value);
  }

  /** Returns the decoded value, which is a copy of the caller's own if callers can change it. */
  private EntryState<V> published(Reservation read, StoredRecord<byte[]> stored, V value) {
    OptionalLong shared = values.sharedBytes(value);
    long bytes = Math.max(shared.orElse(0), stored.payload().length);
    HeapValue live = new HeapValue(value, bytes);
    Present<V, ?> kept =
        shared.isPresent()
            ? eternal(stored, live, layer.live())
            : eternal(stored, stored.payload(), values);
    long size = ENTRY_BYTES + (long) Character.BYTES * read.key().length() + bytes;
    near.publish(read, kept, stored.version(), size, life(stored.deadline()));
    return new Present<>(record(stored, stored.deadline(), live), layer.live());
  }

  /** Returns what is kept, without a deadline: only what was read from the region may expire. */
  private static <V, P> Present<V, P> eternal(
      StoredRecord<?> stored, P payload, PayloadCodec<V, P> codec) {
    return new Present<>(record(stored, Deadline.NEVER, payload), codec);
  }

  /** The metadata serves inspections, which read the region. */
  private static <P> StoredRecord<P> record(StoredRecord<?> stored, Deadline deadline, P payload) {
    return new StoredRecord<>(stored.version(), deadline, Map.of(), payload);
  }

  @Override
  public Map<K, EntryState<V>> lookUpAll(Collection<? extends K> wanted) {
    Map<K, EntryState<V>> found = new HashMap<>();
    Map<K, Reservation> missing = new HashMap<>();
    for (K key : wanted) {
      String form = keys.encode(key);
      NearEntry<Present<V, ?>> entry = near.find(form);
      if (entry == null || !near.isFresh(entry)) {
        missing.put(key, near.reserve(form));
      } else {
        near.countHit(entry);
        found.put(key, entry.value());
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(loadAll(missing));
    }
    return found;
  }

  private Map<K, EntryState<V>> loadAll(Map<K, Reservation> reads) {
    List<String> forms = reads.values().stream().map(Reservation::key).toList();
    Map<String, StoredRecord<byte[]>> stored = calls.calling("getAll", () -> region.readAll(forms));
    Map<K, EntryState<V>> loaded = new HashMap<>();
    reads.forEach(
        (key, read) -> {
          StoredRecord<byte[]> record = stored.get(read.key());
          if (record != null) {
            loaded.put(key, added(read, record));
          }
        });
    return loaded;
  }

  /**
   * A caller that has seen a newer version by an atomic operation never sees an older one later.
   */
  @Override
  public EntryState<V> read(K key) {
    EntryState<V> state = super.read(key);
    keepOnly(key, state);
    return state;
  }

  @Override
  public Map<K, EntryState<V>> readAll(Collection<? extends K> wanted) {
    Map<K, EntryState<V>> found = super.readAll(wanted);
    wanted.forEach(key -> keepOnly(key, found.get(key)));
    return found;
  }

  private void keepOnly(K key, @Nullable EntryState<V> stored) {
    if (stored instanceof Present<V, ?> present) {
      near.retain(keys.encode(key), present.stored().version());
    } else {
      near.invalidate(keys.encode(key));
    }
  }

  @Override
  public void clearNear() {
    near.clear();
  }

  @Override
  public long nearHits() {
    return near.hits();
  }

  @Override
  public long nearEntries() {
    return near.size();
  }
}

package org.jcachehttp.engine.internal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
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

/**
 * The entries of a cache in a region with a near cache, which answers lookups. All other operations
 * use the region.
 *
 * <p>The near cache has values that callers may share as they are, and others as bytes. An entry
 * above the maximum age is compared with the version in the region, without a transfer of its
 * payload, and is used again if it is unchanged.
 */
final class NearEntryStore<K, V> extends RegionEntryStore<K, V, String, byte[]> {

  private final NearLayer<V> layer;
  private final NearCache<Present<V, ?>> near;

  NearEntryStore(
      String description,
      Region<String, byte[]> region,
      KeyCodec<K, String> keys,
      PayloadCodec<V, byte[]> values,
      FirstWrite firstWrite,
      NearLayer<V> layer) {
    super(description, new NearRegion<>(region, layer.near()), keys, values, firstWrite);
    this.layer = layer;
    this.near = layer.near();
  }

  /** Begins to receive the changes of other processes, if the storage announces them. */
  NearEntryStore<K, V> subscribed(Invalidations invalidations) {
    invalidations.disconnected();
    if (!calls.calling("open", () -> region.subscribe(invalidations))) {
      near.restart(invalidations.settings().ageWithoutAnnouncements());
    }
    return this;
  }

  @Override
  public EntryState<V> lookUp(K key) {
    String form = keys.encode(key);
    NearEntry<Present<V, ?>> entry = near.find(form);
    EntryState<V> state = null;
    if (entry != null) {
      state = near.isFresh(entry) ? entry.value() : confirmed(form, entry);
    }
    if (state == null) {
      return load(form);
    }
    near.countHit(entry);
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

  /** Compares the entry with the region; returns null if it is another one there. */
  private @Nullable EntryState<V> confirmed(String form, NearEntry<Present<V, ?>> entry) {
    Reservation check = near.reserve(form);
    Optional<EntryMetadata<String>> stored = calls.calling("get", () -> region.readMetadata(form));
    if (stored.isEmpty() || stored.get().version() != entry.version()) {
      near.invalidate(form);
      return null;
    }
    Deadline deadline = stored.get().deadline();
    near.publish(check, entry.value(), entry.version(), entry.bytes(), life(deadline));
    return isPast(deadline) ? null : entry.value();
  }

  private EntryState<V> load(String form) {
    Reservation read = near.reserve(form);
    Optional<StoredRecord<byte[]>> stored = calls.calling("get", () -> region.read(form));
    return stored.isPresent() ? added(read, stored.get()) : new EntryState.Absent<>();
  }

  /** Publishes what was read, except an expired or a damaged entry. */
  private EntryState<V> added(Reservation read, StoredRecord<byte[]> stored) {
    Present<V, byte[]> state = new Present<>(stored, values);
    if (isPast(stored.deadline())) {
      return state;
    }
    try {
      return published(read, stored, state.value());
    } catch (UnreadableEntryException damaged) {
      return state;
    }
  }

  private EntryState<V> published(Reservation read, StoredRecord<byte[]> stored, V value) {
    OptionalLong shared = values.sharedBytes(value);
    long bytes = Math.max(shared.orElse(0), stored.payload().length);
    Present<V, ?> kept =
        shared.isEmpty()
            ? new Present<>(eternal(stored, stored.payload()), values)
            : new Present<>(eternal(stored, new HeapValue(value, bytes)), layer.live());
    long size = read.key().length() + bytes;
    near.publish(read, kept, stored.version(), size, life(stored.deadline()));
    return kept;
  }

  /**
   * The end of an entry's use includes its deadline, so that a hit asks one clock only. The
   * metadata serves inspections, which read the region.
   */
  private static <P> StoredRecord<P> eternal(StoredRecord<?> stored, P payload) {
    return new StoredRecord<>(stored.version(), Deadline.NEVER, Map.of(), payload);
  }

  @Override
  public Map<K, EntryState<V>> lookUpAll(Collection<? extends K> wanted) {
    Map<K, EntryState<V>> found = new HashMap<>();
    Map<String, K> missing = new HashMap<>();
    Map<String, Reservation> reads = new HashMap<>();
    for (K key : wanted) {
      String form = keys.encode(key);
      NearEntry<Present<V, ?>> entry = near.find(form);
      if (entry == null || !near.isFresh(entry)) {
        missing.put(form, key);
        reads.put(form, near.reserve(form));
      } else {
        near.countHit(entry);
        found.put(key, entry.value());
      }
    }
    if (!missing.isEmpty()) {
      calls
          .calling("getAll", () -> region.readAll(missing.keySet()))
          .forEach((form, stored) -> found.put(missing.get(form), added(reads.get(form), stored)));
    }
    return found;
  }

  /**
   * A caller that has seen a newer version by an atomic operation never sees an older one later.
   */
  @Override
  public EntryState<V> read(K key) {
    EntryState<V> state = super.read(key);
    if (state instanceof Present<V, ?> present) {
      near.retain(keys.encode(key), present.stored().version());
    } else {
      near.invalidate(keys.encode(key));
    }
    return state;
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

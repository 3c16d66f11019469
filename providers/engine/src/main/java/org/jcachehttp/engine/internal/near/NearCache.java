package org.jcachehttp.engine.internal.near;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a slower storage on the heap.
 *
 * <p>A read that began before an invalidation never publishes after it. A reader reserves the key,
 * reads the storage and publishes; an invalidation of the key in between voids the reservation. The
 * number of invalidations is counted for groups of keys, so that an unrelated change may void a
 * reservation too, which costs one more read.
 *
 * <p>Safe for use by many threads. A lookup takes no lock.
 *
 * @param <T> the type of the values
 */
public final class NearCache<T> {

  /** A power of two. */
  private static final int GROUPS = 1024;

  private final ConcurrentHashMap<String, NearEntry<T>> entries = new ConcurrentHashMap<>();
  private final AtomicIntegerArray changes = new AtomicIntegerArray(GROUPS);
  private final LongAdder hits = new LongAdder();
  private final Eviction<T> eviction;
  private final LongSupplier nanoTime;
  private volatile Period period;

  /**
   * Creates an empty near cache, for a storage that announces no changes.
   *
   * @param settings the limits
   * @param nanoTime the monotonic clock
   */
  public NearCache(NearSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.period = new Period(settings.ageWithoutAnnouncements());
    this.eviction = new Eviction<>(entries, settings.entryLimit(), settings.byteLimit());
  }

  /** Returns the entry of the key, fresh or not. */
  public @Nullable NearEntry<T> find(String key) {
    NearEntry<T> entry = entries.get(key);
    return entry != null && entry.isOf(period) ? entry : null;
  }

  /** Returns whether the entry may be used without a check of the storage. */
  public boolean isFresh(NearEntry<T> entry) {
    return entry.isFresh(nanoTime.getAsLong());
  }

  /** Counts the use of an entry. */
  public void countHit(NearEntry<T> entry) {
    entry.use();
    hits.increment();
  }

  /** Begins a read of the key from the storage. */
  public Reservation reserve(String key) {
    return new Reservation(key, period, changes.get(group(key)), nanoTime.getAsLong());
  }

  /**
   * Adds what was read, unless the reservation is void.
   *
   * @param version the version that was read
   * @param bytes the size of key and value
   * @param lifeNanos how long the entry is not expired
   */
  public void publish(Reservation read, T value, long version, long bytes, long lifeNanos) {
    long end = read.period().endOfUse(read.start(), lifeNanos);
    NearEntry<T> added = new NearEntry<>(read.key(), value, version, bytes, read.period(), end);
    if (eviction.fits(added)) {
      entries.compute(
          read.key(), (key, present) -> isVoid(read) ? present : eviction.replaced(present, added));
      eviction.add(added);
    }
  }

  private boolean isVoid(Reservation read) {
    return read.period() != period || read.changes() != changes.get(group(read.key()));
  }

  /** Removes the key and voids its reservations: its entry in the storage changed. */
  public void invalidate(String key) {
    changes.incrementAndGet(group(key));
    entries.computeIfPresent(key, (same, present) -> eviction.removed(present));
  }

  /**
   * Removes the key unless its entry has the version, which the storage has now. Voids reservations
   * in any case: a read in progress may return an older version.
   */
  public void retain(String key, long version) {
    changes.incrementAndGet(group(key));
    entries.computeIfPresent(
        key, (same, present) -> present.version() == version ? present : eviction.removed(present));
  }

  /** Removes all entries and voids all reservations. */
  public void clear() {
    begin(period.next());
  }

  /**
   * Removes all entries and voids all reservations.
   *
   * @param maxAge the maximum age of later entries
   */
  public void restart(Duration maxAge) {
    begin(new Period(maxAge));
  }

  /** The new period ends the use of all entries at once; their removal only frees memory. */
  private void begin(Period next) {
    period = next;
    for (String key : entries.keySet()) {
      entries.computeIfPresent(
          key, (same, present) -> present.isOf(next) ? present : eviction.removed(present));
    }
  }

  /** Returns how many lookups this cache has answered. */
  public long hits() {
    return hits.sum();
  }

  /** Returns the number of entries. */
  public long size() {
    return entries.size();
  }

  /** Returns how many entries the eviction considers, dead ones included. */
  int queued() {
    return eviction.queued();
  }

  private static int group(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & GROUPS - 1;
  }
}

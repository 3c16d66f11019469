package org.jcachehttp.engine.internal.near;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a slower storage on the heap.
 *
 * <p>A read that began before an invalidation never publishes after it. A reader reserves the key,
 * reads the storage and publishes; a change of the key in between voids the reservation. A change
 * is an invalidation, or the publication of another version. The number of changes is counted for
 * groups of keys, so that an unrelated change may void a reservation too, which costs one more
 * read.
 *
 * <p>Safe for use by many threads. A lookup takes no lock.
 *
 * @param <T> the type of the values
 */
public final class NearCache<T> {

  /** A power of two. */
  private static final int GROUPS = 1024;

  private final BoundedEntries<T> entries;
  private final AtomicIntegerArray changes = new AtomicIntegerArray(GROUPS);
  private final LongAdder hits = new LongAdder();
  private final LongSupplier nanoTime;

  /** Guards the changes of the entries, of their numbers and of the period. */
  private final ReentrantLock lock = new ReentrantLock();

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
    this.entries = new BoundedEntries<>(settings);
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
   * Adds what was read, unless the reservation is void. A void reservation removes another version
   * that is present: which of two concurrent reads returned the newer one is unknown.
   *
   * @param version the version that was read
   * @param bytes the size of the entry on the heap
   * @param lifeNanos how long the entry is not expired
   */
  public void publish(Reservation read, T value, long version, long bytes, long lifeNanos) {
    long end = read.period().endOfUse(read.start(), lifeNanos);
    NearEntry<T> added = new NearEntry<>(read.key(), value, version, bytes, read.period(), end);
    changing(() -> add(added, read));
  }

  private void add(NearEntry<T> added, Reservation read) {
    String key = added.key();
    boolean isChange = !entries.has(key, added.version());
    boolean isVoid = read.period() != period || read.changes() != changes.get(group(key));
    if (!isVoid) {
      changes.addAndGet(group(key), isChange ? 1 : 0);
      entries.put(added);
    } else if (isChange) {
      entries.remove(key);
    }
  }

  /** Removes the key and voids its reservations: its entry in the storage changed. */
  public void invalidate(String key) {
    changing(
        () -> {
          changes.incrementAndGet(group(key));
          entries.remove(key);
        });
  }

  /**
   * Removes the key unless its entry has the version, which the storage has now. Voids reservations
   * in any case: a read in progress may return an older version.
   */
  public void retain(String key, long version) {
    changing(
        () -> {
          changes.incrementAndGet(group(key));
          if (!entries.has(key, version)) {
            entries.remove(key);
          }
        });
  }

  /** Removes all entries and voids all reservations. */
  public void clear() {
    changing(() -> begin(period.next()));
  }

  /**
   * Removes all entries and voids all reservations.
   *
   * @param maxAge the maximum age of later entries
   */
  public void restart(Duration maxAge) {
    changing(() -> begin(new Period(maxAge)));
  }

  /** The new period ends the use of all entries at once; their removal only frees memory. */
  private void begin(Period next) {
    period = next;
    entries.clear();
  }

  private void changing(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
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

  private static int group(String key) {
    int hash = key.hashCode();
    return (hash ^ hash >>> 16) & GROUPS - 1;
  }
}

package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what was invalidated, and keeps what cannot be removed now. While anything is kept, one
 * daemon thread tries to remove it, and what it concerns is not served.
 */
public final class Removals {

  private static final Logger log = LoggerFactory.getLogger(Removals.class);

  private static final String THREAD = "jcache-http-removals";
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);
  private static final Duration MAX_DELAY = Duration.ofSeconds(5);
  private static final Duration MAX_CLOSING = Duration.ofSeconds(5);

  private final ResponseStore store;
  private final PendingRemovals pending;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<OriginPartition> scan = Removals::failWithoutScan;

  Removals(ResponseStore store) {
    this.store = store;
    this.pending = PendingRemovals.of(store.cache());
  }

  private static void failWithoutScan(OriginPartition entries) {
    throw new IllegalStateException("nothing scans the cache");
  }

  /**
   * Sets what removes the entries of an origin and a credential later. It is not kept with the
   * removal, which may outlast this store.
   */
  public void scanBy(Consumer<OriginPartition> removal) {
    scan = removal;
  }

  /** A flag that is set while anything is pending. */
  AtomicBoolean flag() {
    return pending.flag();
  }

  /** Removes the entry of a key. */
  void remove(String key) {
    if (store.attemptWrite(() -> store.cache().remove(key)).isEmpty()) {
      keep(() -> pending.addKeys(List.of(key)));
    }
  }

  /** Removes a response unless the entry has changed; a later try removes any entry of the key. */
  void remove(String key, CachedResponse found) {
    if (store.attemptWrite(() -> store.cache().remove(key, store.stored(key, found))).isEmpty()) {
      keep(() -> pending.addKeys(List.of(key)));
    }
  }

  /** Invalidates groups and tags. */
  void write(Collection<InvalidatedGroup> groups) {
    Map<String, CachedResponse> begun = InvalidatedGroup.begin(groups);
    if (store.attemptWrite(() -> isWritten(begun)).isEmpty()) {
      keep(() -> pending.addGroups(groups));
    }
  }

  /**
   * Invalidates groups and tags, for maintenance.
   *
   * @throws RuntimeException the failure of the cache; they are invalidated later
   */
  void writeOrFail(Collection<InvalidatedGroup> groups) {
    orKeep(groups, () -> isWritten(InvalidatedGroup.begin(groups)));
  }

  /**
   * Changes the generations of groups and tags, for maintenance.
   *
   * @param groups are invalidated later if that fails
   * @throws RuntimeException the failure of the cache
   */
  void orKeep(Collection<InvalidatedGroup> groups, Runnable change) {
    orKeep(() -> isRun(change), () -> pending.addGroups(groups));
  }

  /**
   * Removes the entries of keys, for maintenance.
   *
   * @throws RuntimeException the failure of the cache; they are removed later
   */
  public long orKeep(Collection<String> keys, Supplier<Long> removal) {
    return orKeep(removal, () -> pending.addKeys(keys));
  }

  /**
   * Deletes responses that only a scan finds, for maintenance.
   *
   * @param kept is made later if the deletion fails
   * @return the number of deleted responses
   * @throws RuntimeException the failure of the cache
   */
  public long orKeep(StoredDeletion kept, Supplier<Long> deletion) {
    return orKeep(deletion, () -> pending.addDeletion(kept));
  }

  /**
   * Removes all entries, for maintenance.
   *
   * @throws RuntimeException the failure of the cache; they are removed later
   */
  public void clearOrKeep() {
    PendingRemovals.Snapshot included = pending.snapshot();
    orKeep(() -> isRun(store.cache()::clear), pending::addAll);
    pending.applied(included);
  }

  /**
   * Removes the entries of an origin and a credential.
   *
   * @throws RuntimeException the failure of the cache; they are removed later
   */
  public void scanOrKeep(OriginPartition entries) {
    orKeep(() -> isRun(() -> scan.accept(entries)), () -> pending.addPartition(entries));
  }

  /** Keeps the removal of the entries of an origin and a credential. */
  void removeLater(OriginPartition entries) {
    keep(() -> pending.addPartition(entries));
  }

  private <R> R orKeep(Supplier<R> removal, Runnable addition) {
    try {
      return removal.get();
    } catch (RuntimeException failure) {
      if (!StoreFailures.isRefusedArgument(failure)) {
        keep(addition);
      }
      throw failure;
    }
  }

  private void keep(Runnable addition) {
    addition.run();
    start();
  }

  /** Returns the result of a lookup; absent if the entry must not be served. */
  Lookup unlessConcerned(EntryLocation location, Supplier<Lookup> lookup) {
    start();
    // Before the lookup: a deletion that is made meanwhile concerns the entry that was read.
    PendingDeletions deletions = pending.deletions();
    if (!pending.concern(location)) {
      Lookup found = lookup.get();
      if (found.stored().filter(deletions::concern).isEmpty()) {
        return found;
      }
    }
    return new Lookup.Absent(location, ForwardReason.INVALIDATED);
  }

  /** Returns whether a group or tag has a new generation that could not be written. */
  boolean concern(Collection<String> groups) {
    if (!pending.flag().get()) {
      return false;
    }
    start();
    return pending.concern(groups);
  }

  /** Starts the thread, unless there is one, perhaps of another HTTP cache. */
  private void start() {
    if (isWanted() && pending.applying().compareAndSet(false, true)) {
      DaemonThreads.start(THREAD, this::applyUntilDone);
    }
  }

  private boolean isWanted() {
    return pending.flag().get() && closed.getCount() > 0 && !store.cache().isClosed();
  }

  private void applyUntilDone() {
    try {
      Duration delay = FIRST_DELAY;
      while (isWanted() && !closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        int before = pending.size();
        applyOnce();
        int rest = pending.size();
        delay = rest < before ? FIRST_DELAY : longer(delay);
        if (rest == 0) {
          log.info("the kept invalidations of cache '{}' are written", store.cache().getName());
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      pending.applying().set(false);
    }
    // Something may have been added after the last look.
    start();
  }

  private static Duration longer(Duration delay) {
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(MAX_DELAY) < 0 ? twice : MAX_DELAY;
  }

  private void applyOnce() {
    new RemovalPass(store, pending, scan).run();
  }

  /** Tries once more, for a limited time, and reports what is lost. */
  void close() {
    closed.countDown();
    if (!pending.flag().get()) {
      return;
    }
    CountDownLatch tried = new CountDownLatch(1);
    DaemonThreads.start(
        THREAD,
        () -> {
          applyOnce();
          tried.countDown();
        });
    try {
      tried.await(MAX_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    int lost = pending.size();
    if (lost > 0) {
      log.warn("{} invalidations of cache '{}' are not written", lost, store.cache().getName());
    }
  }

  /** Returns the number of removals that could not be written yet. */
  public int pending() {
    return pending.size();
  }

  private static boolean isRun(Runnable scan) {
    scan.run();
    return true;
  }

  private boolean isWritten(Map<String, CachedResponse> generations) {
    store.cache().putAll(store.signed(generations));
    return true;
  }
}

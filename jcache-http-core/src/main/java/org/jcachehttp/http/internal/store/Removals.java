package org.jcachehttp.http.internal.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Removes what was invalidated, and keeps what cannot be removed now until the store works again. A
 * lookup applies what is pending before it reads.
 */
public final class Removals {

  private static final int PAGE_SIZE = 500;

  private final ResponseStore store;
  private final PendingRemovals pending;

  Removals(ResponseStore store) {
    this.store = store;
    this.pending = PendingRemovals.of(store.cache());
  }

  /** A flag that is set while anything is pending. */
  AtomicBoolean flag() {
    return pending.flag();
  }

  /** Removes the entry of a key. */
  void remove(String key) {
    if (store.attemptWrite(() -> store.cache().remove(key)).isEmpty()) {
      pending.addKeys(List.of(key));
    }
  }

  /** Removes a response unless the entry has changed; a later try removes any entry of the key. */
  void remove(String key, CachedResponse found) {
    if (store.attemptWrite(() -> store.cache().remove(key, store.stored(key, found))).isEmpty()) {
      pending.addKeys(List.of(key));
    }
  }

  /** Invalidates groups and tags. */
  void write(Collection<InvalidatedGroup> groups) {
    Map<String, CachedResponse> begun = InvalidatedGroup.begin(groups);
    if (store.attemptWrite(() -> isWritten(begun)).isEmpty()) {
      pending.addGroups(groups);
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
   * Removes all entries, for maintenance.
   *
   * @throws RuntimeException the failure of the cache; they are removed later
   */
  public void clearOrKeep() {
    orKeep(this::isCleared, pending::addAll);
  }

  /**
   * Removes the entries of an origin and a credential.
   *
   * @param scan removes them
   * @throws RuntimeException the failure of the cache; they are removed later
   */
  public void orKeep(OriginPartition entries, Runnable scan) {
    orKeep(() -> isRun(scan), () -> pending.addPartition(entries, scan));
  }

  private static <R> R orKeep(Supplier<R> removal, Runnable keep) {
    try {
      return removal.get();
    } catch (RuntimeException failure) {
      keep.run();
      throw failure;
    }
  }

  /** Returns whether an entry must not be served, after an attempt to apply what is pending. */
  boolean concern(EntryLocation location) {
    apply();
    return pending.concern(location);
  }

  /** Returns whether a group or tag has a new generation that could not be written. */
  boolean concern(Collection<String> groups) {
    if (!pending.flag().get()) {
      return false;
    }
    apply();
    return pending.concern(groups);
  }

  /** Applies what is pending, unless another thread does; stops at the first failure. */
  void apply() {
    if (!pending.beginApplying()) {
      return;
    }
    try {
      boolean works = true;
      while (works && pending.flag().get()) {
        PendingRemovals.Batch batch = pending.next(PAGE_SIZE);
        works = store.attemptWrite(() -> isApplied(batch)).isPresent();
        if (works) {
          pending.applied(batch);
        }
      }
    } finally {
      pending.endApplying();
    }
  }

  private boolean isApplied(PendingRemovals.Batch batch) {
    if (batch.all().isPresent()) {
      return isCleared();
    }
    List<String> removed = batch.removed();
    if (!removed.isEmpty()) {
      // Providers ask the set for null, which an immutable one refuses.
      store.cache().removeAll(new HashSet<>(removed));
    }
    Map<String, CachedResponse> generations = InvalidatedGroup.begin(batch.groups());
    return (generations.isEmpty() || isWritten(generations))
        && batch.partitions().values().stream().allMatch(Removals::isRemoved);
  }

  private static boolean isRemoved(PendingRemovals.Removal removal) {
    return !(removal instanceof PendingRemovals.OfPartition partition) || isRun(partition::run);
  }

  private static boolean isRun(Runnable scan) {
    scan.run();
    return true;
  }

  private boolean isWritten(Map<String, CachedResponse> generations) {
    store.cache().putAll(store.signed(generations));
    return true;
  }

  private boolean isCleared() {
    store.cache().clear();
    return true;
  }
}

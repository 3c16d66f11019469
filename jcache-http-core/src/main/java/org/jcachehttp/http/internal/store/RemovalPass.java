package org.jcachehttp.http.internal.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.store.PendingRemovals.Removal;
import org.jcachehttp.http.internal.store.PendingRemovals.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to apply all that is pending. It may take long, so it is outside the breakers and the
 * timeout of the store. Used by one thread.
 */
final class RemovalPass {

  private static final Logger log = LoggerFactory.getLogger(RemovalPass.class);

  private static final int PAGE_SIZE = 50;

  /** So many failures in a row are an outage; fewer may be the fault of single keys. */
  private static final int MAX_FAILURES = 3;

  private final ResponseStore store;
  private final PendingRemovals pending;
  private final Consumer<OriginPartition> scan;
  private int failuresInARow;

  /**
   * Creates an attempt.
   *
   * @param scan removes the entries of an origin and a credential
   */
  RemovalPass(ResponseStore store, PendingRemovals pending, Consumer<OriginPartition> scan) {
    this.store = store;
    this.pending = pending;
    this.scan = scan;
  }

  /** Applies what is pending, until the store seems to fail. */
  void run() {
    Snapshot snapshot = pending.snapshot();
    snapshot.all().ifPresent(all -> apply(Snapshot.of(all), store.cache()::clear));
    applyPages(snapshot.keys());
    snapshot
        .partitions()
        .forEach(
            (removed, removal) -> apply(Snapshot.of(removed, removal), () -> scan.accept(removed)));
    applyDeletions(snapshot.deletions());
  }

  private void applyDeletions(PendingDeletions deletions) {
    for (StoredDeletion deletion : deletions.all()) {
      if (failuresInARow < MAX_FAILURES) {
        apply(Snapshot.of(deletion), () -> deletion.applyTo(store));
      }
    }
  }

  private void applyPages(Map<String, Removal> keys) {
    Map<String, Removal> page = new LinkedHashMap<>();
    Iterator<Map.Entry<String, Removal>> rest = keys.entrySet().iterator();
    while (rest.hasNext() && failuresInARow < MAX_FAILURES) {
      Map.Entry<String, Removal> next = rest.next();
      page.put(next.getKey(), next.getValue());
      if (page.size() == PAGE_SIZE || !rest.hasNext()) {
        applyPage(page);
        page = new LinkedHashMap<>();
      }
    }
  }

  /** Applies a page together, and, if that fails, one by one. */
  private void applyPage(Map<String, Removal> page) {
    if (page.size() > 1 && apply(Snapshot.of(page), () -> removeTogether(page))) {
      return;
    }
    for (Map.Entry<String, Removal> one : page.entrySet()) {
      Map<String, Removal> single = Map.of(one.getKey(), one.getValue());
      if (failuresInARow < MAX_FAILURES
          && !apply(Snapshot.of(single), () -> removeTogether(single))) {
        pending.postpone(one.getKey(), one.getValue());
      }
    }
  }

  private void removeTogether(Map<String, Removal> page) {
    // Providers ask the set for null, which an immutable one refuses.
    Set<String> removed = new HashSet<>();
    Set<InvalidatedGroup> groups = new HashSet<>();
    page.forEach(
        (key, removal) -> removal.group().ifPresentOrElse(groups::add, () -> removed.add(key)));
    if (!removed.isEmpty()) {
      store.cache().removeAll(removed);
    }
    if (!groups.isEmpty()) {
      store.cache().putAll(store.signed(InvalidatedGroup.begin(groups)));
    }
  }

  /** Applies removals, and forgets them; returns whether that succeeded. */
  private boolean apply(Snapshot removals, Runnable application) {
    try {
      application.run();
    } catch (RuntimeException failure) {
      if (removals.size() > 1 || !StoreFailures.isRefusedArgument(failure)) {
        log.debug("invalidations of cache '{}' failed", store.cache().getName(), failure);
        failuresInARow++;
        return false;
      }
      log.warn(
          "cache '{}' refuses an invalidation, which is given up: {}",
          store.cache().getName(),
          failure.getClass().getName());
    }
    failuresInARow = 0;
    pending.applied(removals);
    return true;
  }
}

package org.jcachehttp.http.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The deletions of a cache that could not be made yet. Immutable.
 *
 * @param all the deletions, of which none includes another one
 */
record PendingDeletions(List<StoredDeletion> all) {

  static final PendingDeletions NONE = new PendingDeletions(List.of());

  /** The largest number that is kept, because a lookup compares an entry with each of them. */
  private static final int MAX = 100;

  /** Returns these deletions and a new one. */
  PendingDeletions with(StoredDeletion added) {
    StoredDeletion last = added;
    List<StoredDeletion> deletions = new ArrayList<>();
    for (StoredDeletion earlier : all) {
      Optional<StoredDeletion> both = last.including(earlier);
      if (both.isEmpty()) {
        deletions.add(earlier);
      }
      last = both.orElse(last);
    }
    deletions.add(last);
    return new PendingDeletions(List.copyOf(deletions));
  }

  /** Returns these deletions without those, each of which is equal to itself only. */
  PendingDeletions without(PendingDeletions applied) {
    return new PendingDeletions(
        all.stream()
            .filter(deletion -> applied.all.stream().noneMatch(other -> other == deletion))
            .toList());
  }

  /** Returns whether one of them concerns a stored response. */
  boolean concern(CachedResponse stored) {
    return all.stream().anyMatch(deletion -> deletion.concerns(stored));
  }

  /** Returns whether there are too many to be kept. */
  boolean areTooMany() {
    return all.size() > MAX;
  }

  /** Returns the number of removals. */
  int size() {
    return all.stream().mapToInt(StoredDeletion::size).sum();
  }
}

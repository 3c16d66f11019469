package org.jcachehttp.http.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;

/**
 * Writes variants of a target, and the list that leads to them. A target has at most {@code
 * maxVariants} variants: a further one replaces the one that was added first.
 *
 * @param store the store
 * @param maxVariants the number of variants of a target
 */
record VariantWriter(ResponseStore store, int maxVariants) {

  private static final int MAX_ATTEMPTS = 5;

  /**
   * Writes a variant.
   *
   * @param selecting the request fields that select it
   * @param write writes an entry under a key, and returns whether it did
   * @return the reason if the variant was not stored
   */
  Optional<NotStoredReason> put(
      EntryLocation location,
      List<String> selecting,
      CachedResponse entry,
      BiPredicate<String, CachedResponse> write) {
    VariantList list = listFor(location.variants(), selecting, entry.times());
    String key = CacheKey.ofVariant(location.primaryKey(), list, entry.request());
    // The variant is written first: it is not found without the list, and is a miss if only the
    // list exists.
    if (!write.test(key, entry)) {
      return Optional.of(NotStoredReason.STORE_UNAVAILABLE);
    }
    Optional<NotStoredReason> failure = link(location, list.with(key).last(maxVariants), key);
    if (failure.isPresent()) {
      store.remove(key);
    }
    return failure;
  }

  /** Returns a list that leads to a variant with those times; the known one if it does. */
  private static VariantList listFor(
      Optional<VariantList> known, List<String> selecting, StoredTimes times) {
    if (known.isEmpty()) {
      return VariantList.of(selecting, VariantList.retentionWith(times));
    }
    return known.get().leadsTo(selecting, times.retainUntil())
        ? known.get()
        : known.get().including(selecting, VariantList.retentionWith(times));
  }

  /** Writes a list with a variant in the place of the list that was found. */
  private Optional<NotStoredReason> link(EntryLocation location, VariantList linked, String key) {
    if (location.variants().isEmpty()) {
      return store.put(location.primaryKey(), linked.toEntry(location.storedRequest()))
          ? Optional.empty()
          : Optional.of(NotStoredReason.STORE_UNAVAILABLE);
    }
    VariantList before = location.variants().get();
    VariantList after = linked;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (after.equals(before) || replace(location, before, after)) {
        return Optional.empty();
      }
      Optional<VariantList> current = current(location).filter(linked::includes);
      if (current.isEmpty()) {
        // All variants were invalidated, or the list has begun anew.
        return Optional.of(NotStoredReason.SUPERSEDED);
      }
      before = current.get();
      after = before.including(linked.names(), linked.retainUntil()).with(key).last(maxVariants);
    }
    // Other writers were quicker each time. The variant is found, but not counted.
    return Optional.empty();
  }

  /** Replaces a list unless it has changed, and removes the variants that it no longer has. */
  private boolean replace(EntryLocation location, VariantList before, VariantList after) {
    boolean replaced =
        store.replace(
            location.primaryKey(),
            before.toEntry(location.storedRequest()),
            after.toEntry(location.storedRequest()));
    if (replaced) {
      before.keysNotIn(after).forEach(store::remove);
    }
    return replaced;
  }

  private Optional<VariantList> current(EntryLocation location) {
    StoredRequest withoutVariant = location.storedRequest().withFields(Fields.empty());
    EntryLocation target =
        EntryLocation.ofTarget(location.request(), withoutVariant, location.primaryKey());
    return store.get(target, ForwardReason.URI_MISS).stored().flatMap(VariantList::from);
  }
}

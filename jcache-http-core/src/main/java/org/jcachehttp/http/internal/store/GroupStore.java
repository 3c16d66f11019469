package org.jcachehttp.http.internal.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.GroupGeneration;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The generations of groups (RFC 9875) and tags in the store. An invalidation writes an entry for
 * each group, and reads no response.
 *
 * @param store the store
 * @param order the order of requests and invalidations in this process
 * @param clock the clock
 */
public record GroupStore(ResponseStore store, InvalidationOrder order, InstantSource clock) {

  private static final int MAX_ATTEMPTS = 5;

  /** Returns the number of invalidations so far, before a request is sent. */
  public long invalidations() {
    return order.now();
  }

  /**
   * Returns an entry with the generations of its groups and tags.
   *
   * @param entry the entry, with the generations that it keeps if it was only freshened
   * @param members its groups and tags
   * @param known the generations that the lookup found
   * @param invalidations the number of invalidations before the request was sent
   */
  public GroupedEntry group(
      CachedResponse entry,
      List<StoredRequest> members,
      Map<String, String> known,
      long invalidations) {
    return members.isEmpty() && entry.generations().isEmpty()
        ? GroupedEntry.accepted(entry)
        : new GroupWriter(this, known, invalidations).join(entry, members);
  }

  /**
   * Returns a lookup's result if no group of the response was invalidated since it was requested.
   */
  Lookup check(Lookup.Found found) {
    if (store.removals().concern(found.generations().keySet())) {
      return new Lookup.Absent(found.location(), ForwardReason.INVALIDATED);
    }
    Optional<Map<String, GroupGeneration>> present = read(found.generations().keySet());
    if (present.isEmpty()) {
      return new Lookup.Unavailable(found.location());
    }
    Map<String, String> values = values(present.get());
    if (values.equals(found.generations())) {
      return found;
    }
    return found.generations().entrySet().stream()
            .allMatch(known -> isValid(present.get().get(known.getKey()), known.getValue()))
        ? stale(found, present.get(), values)
        : invalidated(found, values);
  }

  private static boolean isValid(@Nullable GroupGeneration present, String known) {
    return present != null && present.keeps(known);
  }

  /** Marks the entry itself as stale, so that all that follows sees a stale response. */
  private Lookup stale(
      Lookup.Found found, Map<String, GroupGeneration> present, Map<String, String> values) {
    CachedResponse response = found.response();
    Instant since =
        present.values().stream()
            .filter(group -> !group.value().equals(found.generations().get(group.key())))
            .map(GroupGeneration::invalidatedAt)
            .min(Instant::compareTo)
            .orElseThrow();
    CachedResponse stale = staleSince(since, response).withGenerations(values);
    store.replace(found.location().key(), response, stale);
    return new Lookup.Found(found.location(), stale);
  }

  private CachedResponse staleSince(Instant since, CachedResponse response) {
    StoredTimes times = response.times();
    // The clock of the process that marked it may be ahead.
    long until = Math.min(since.toEpochMilli(), clock.millis());
    return response.withTimes(
        new StoredTimes(
            times.requestTime(),
            times.responseTime(),
            times.initialAge(),
            new Deadline(Math.min(until, times.freshUntil().epochMillis())),
            times.retainUntil()));
  }

  private Lookup invalidated(Lookup.Found found, Map<String, String> values) {
    if (ContentRange.isPart(found.response())) {
      // A part never replaces an entry that it does not know.
      store.remove(found.location().key(), found.response());
    }
    return new Lookup.Absent(found.location(), ForwardReason.INVALIDATED, values);
  }

  /** Returns whether no group of a response was invalidated since it was requested. */
  public boolean isCurrent(CachedResponse response) {
    return response.generations().isEmpty()
        || (!store.removals().concern(response.generations().keySet()) && isPresent(response));
  }

  private boolean isPresent(CachedResponse response) {
    return read(response.generations().keySet())
        .filter(present -> values(present).equals(response.generations()))
        .isPresent();
  }

  /** Reads the generations under keys; empty if the store failed. */
  Optional<Map<String, GroupGeneration>> read(Set<String> keys) {
    return store.getAll(keys).map(GroupStore::generations);
  }

  private static Map<String, GroupGeneration> generations(Map<String, CachedResponse> entries) {
    Map<String, GroupGeneration> generations = new HashMap<>();
    entries.forEach(
        (key, entry) ->
            GroupGeneration.from(entry)
                // An entry is bound to its key: another one counts as lost.
                .filter(group -> group.key().equals(key))
                .ifPresent(group -> generations.put(key, group)));
    return generations;
  }

  private static Map<String, String> values(Map<String, GroupGeneration> present) {
    return present.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, group -> group.getValue().value()));
  }

  /** Invalidates the responses in groups. */
  void invalidate(Collection<StoredRequest> groups) {
    if (!groups.isEmpty()) {
      store.removals().write(invalidated(groups));
    }
  }

  /**
   * Invalidates the responses in groups, for maintenance.
   *
   * @throws CacheException if the cache cannot be written; they are invalidated later
   */
  void invalidateOrFail(Collection<StoredRequest> groups) {
    store.removals().writeOrFail(invalidated(groups));
  }

  /**
   * Marks the responses in a group as stale, for maintenance.
   *
   * @throws CacheException if the cache cannot be read or written; they are invalidated later
   */
  void markStaleOrFail(StoredRequest group) {
    store.removals().orKeep(invalidated(List.of(group)), () -> markStale(group));
  }

  private void markStale(StoredRequest group) {
    String key = CacheKey.of(group);
    order.invalidate(Set.of(key));
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      @Nullable CachedResponse entry = store.cache().get(key);
      Optional<GroupGeneration> present =
          Optional.ofNullable(entry)
              .filter(found -> store.isAuthentic(key, found))
              .flatMap(GroupGeneration::from);
      if (present.isEmpty()) {
        break;
      }
      CachedResponse stale = present.get().stale(clock.instant(), order.process()).toEntry();
      if (store.cache().replace(key, entry, store.signed(key, stale))) {
        return;
      }
    }
    // There is no valid response, or the group changes all the time: this is stricter.
    invalidateOrFail(List.of(group));
  }

  private List<InvalidatedGroup> invalidated(Collection<StoredRequest> groups) {
    return groups.stream().map(group -> new InvalidatedGroup(group, order, clock)).toList();
  }
}

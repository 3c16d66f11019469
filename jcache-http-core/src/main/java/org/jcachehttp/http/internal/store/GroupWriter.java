package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.GroupGeneration;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * Gives a response that is to be stored the generations of its groups and tags. A response that was
 * requested before the invalidation of one of them is not stored.
 *
 * @param groups the generations in the store
 * @param known the generations that the lookup found before the request was sent
 * @param invalidations the number of invalidations in this process before the request was sent
 */
record GroupWriter(GroupStore groups, Map<String, String> known, long invalidations) {

  /** By how much the clocks of processes with a common store may differ. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private static final int MAX_ATTEMPTS = 5;

  /**
   * Returns the entry with the generations of its groups.
   *
   * @param entry the entry, with the generations that it keeps if it was only freshened
   * @param members its groups and tags
   */
  GroupedEntry join(CachedResponse entry, Collection<StoredRequest> members) {
    Map<String, StoredRequest> wanted = new HashMap<>();
    members.forEach(group -> wanted.put(CacheKey.of(group), group));
    Set<String> keys = new HashSet<>(wanted.keySet());
    keys.addAll(entry.generations().keySet());
    if (keys.size() > CacheGroups.MAX_GROUPS) {
      return GroupedEntry.refused(entry, NotStoredReason.HEAD_TOO_LARGE);
    }
    Optional<Map<String, GroupGeneration>> present = groups.read(keys);
    if (present.isEmpty()) {
      return GroupedEntry.refused(entry, NotStoredReason.STORE_UNAVAILABLE);
    }
    Map<String, String> joined = new HashMap<>();
    for (String key : keys) {
      generation(key, present.get(), wanted, entry.times())
          .ifPresent(group -> joined.put(key, group.value()));
    }
    return joined.size() == keys.size()
        ? GroupedEntry.accepted(entry.withGenerations(joined))
        : GroupedEntry.refused(entry, NotStoredReason.SUPERSEDED);
  }

  /** Returns the generation of a group, retained as long as the entry; empty if it has changed. */
  private Optional<GroupGeneration> generation(
      String key,
      Map<String, GroupGeneration> present,
      Map<String, StoredRequest> wanted,
      StoredTimes times) {
    return Optional.ofNullable(present.get(key))
        .or(() -> create(key, Optional.ofNullable(wanted.get(key)), times))
        .filter(group -> isUnchanged(key, group, times.requestTime()))
        .filter(group -> isRetained(key, group, times));
  }

  private Optional<GroupGeneration> create(
      String key, Optional<StoredRequest> wanted, StoredTimes times) {
    if (wanted.isEmpty() || known.containsKey(key)) {
      // Lost since the lookup, perhaps together with an invalidation.
      return Optional.empty();
    }
    GroupGeneration first = GroupGeneration.first(wanted.get(), VariantList.retentionWith(times));
    return groups.store().putIfAbsent(key, first.toEntry()) ? Optional.of(first) : read(key);
  }

  private Optional<GroupGeneration> read(String key) {
    return groups.read(Set.of(key)).map(present -> present.get(key));
  }

  private boolean isUnchanged(String key, GroupGeneration group, Instant requestTime) {
    if (known.containsKey(key)) {
      return group.value().equals(known.get(key));
    }
    boolean isOwn = group.process().equals(groups.order().process());
    return (isOwn || group.invalidatedAt().plus(CLOCK_TOLERANCE).isBefore(requestTime))
        && !groups.order().isInvalidatedSince(invalidations, key);
  }

  private boolean isRetained(String key, GroupGeneration group, StoredTimes times) {
    GroupGeneration before = group;
    Deadline until = VariantList.retentionWith(times);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (before.retainUntil().compareTo(times.retainUntil()) >= 0
          || groups.store().replace(key, before.toEntry(), before.retainedUntil(until).toEntry())) {
        return true;
      }
      Optional<GroupGeneration> now =
          read(key).filter(present -> present.value().equals(group.value()));
      if (now.isEmpty()) {
        return false;
      }
      before = now.get();
    }
    return false;
  }
}

package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.GroupGeneration;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.Deadline;

/**
 * A group or tag that was invalidated.
 *
 * @param group the group or tag
 * @param order the order of requests and invalidations in this process
 * @param clock the clock
 */
record InvalidatedGroup(StoredRequest group, InvalidationOrder order, InstantSource clock) {

  /** How long the entry of an invalidation is kept if no response is stored in the group. */
  private static final Duration RETENTION = Duration.ofDays(1);

  /** Returns the key of its generation. */
  String key() {
    return CacheKey.of(group);
  }

  /**
   * Returns new generations of groups by key. Each attempt to write takes new ones: a generation
   * that is written late or twice would make responses valid that were invalidated since.
   */
  static Map<String, CachedResponse> begin(Collection<InvalidatedGroup> groups) {
    Map<String, CachedResponse> entries = new HashMap<>();
    groups.forEach(group -> entries.put(group.key(), group.begun().toEntry()));
    groups.forEach(group -> group.order().invalidate(List.of(group.key())));
    return entries;
  }

  private GroupGeneration begun() {
    Deadline until = Deadline.at(clock.instant().plus(RETENTION));
    return GroupGeneration.invalidated(group, clock.instant(), order.process(), until);
  }
}

package org.jcachehttp.engine.internal.store;

import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.Deadline;

/**
 * What a near cache has of an entry.
 *
 * @param state the entry without a deadline: only what was read from the region may expire there
 * @param deadline the deadline
 * @param <V> the cache's value type
 */
record NearValue<V>(Present<V, ?> state, Deadline deadline) {

  NearValue<V> withDeadline(Deadline moved) {
    return new NearValue<>(state, moved);
  }
}

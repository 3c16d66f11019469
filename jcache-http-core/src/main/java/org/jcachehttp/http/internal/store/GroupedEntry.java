package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * An entry with the generations of its groups and tags.
 *
 * @param entry the entry
 * @param refusal the reason not to store it; empty if it may be stored
 */
public record GroupedEntry(CachedResponse entry, Optional<NotStoredReason> refusal) {

  static GroupedEntry accepted(CachedResponse entry) {
    return new GroupedEntry(entry, Optional.empty());
  }

  static GroupedEntry refused(CachedResponse entry, NotStoredReason reason) {
    return new GroupedEntry(entry, Optional.of(reason));
  }
}

package org.jcachehttp.http.internal.store;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.key.SearchMarker;

/**
 * A target that a response invalidates (RFC 9111 section 4.4), in one partition.
 *
 * @param primaryKeys the keys under which responses to it may be stored
 * @param path the key of its path, by which responses in flight are compared whose No-Vary-Search
 *     is not known; empty if that field has no effect
 */
public record InvalidatedTarget(List<String> primaryKeys, Optional<String> path) {

  /** Returns whether the response in flight for a location may be one to this target. */
  public boolean mayBeAt(EntryLocation location) {
    return primaryKeys.contains(location.primaryKey())
        || path.filter(SearchMarker.keyOf(location.storedRequest())::equals).isPresent();
  }
}

package org.jcachehttp.http.internal.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.SearchMarker;
import org.jcachehttp.http.internal.key.SearchVariance;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The variances of responses by path, as their No-Vary-Search states: in the store, and of the
 * paths that were read last in memory. A lost or outdated one costs a miss, because a response is
 * used by its own variance only.
 */
final class SearchVariances {

  private static final int MAX_KNOWN = 10_000;

  private final ResponseStore store;

  /** By key; empty for a path that has none. */
  private final Map<String, Optional<SearchMarker>> known = new ConcurrentHashMap<>();

  SearchVariances(ResponseStore store) {
    this.store = store;
  }

  /**
   * Returns the request under which a response to an equivalent target is stored, if it is another
   * one. It costs a read for a path that is not known.
   */
  Optional<StoredRequest> canonical(HttpRequest request, StoredRequest stored) {
    return of(request, stored)
        .map(marker -> stored.withTarget(marker.variance().canonical(stored.target())))
        .filter(canonical -> !canonical.equals(stored));
  }

  /** Returns whether the variance of a target could not be read. */
  boolean isUnknown(StoredRequest stored) {
    return !stored.target().query().isEmpty() && !known.containsKey(SearchMarker.keyOf(stored));
  }

  /** Returns whether a response that was found may be used; its variance may be another one. */
  static boolean allows(Optional<CachedResponse> found, StoredRequest stored) {
    return found
        .flatMap(response -> SearchVariance.of(response.response().fields()))
        .map(own -> own.canonical(stored.target()))
        .filter(target -> target.equals(found.orElseThrow().request().target()))
        .isPresent();
  }

  private Optional<SearchMarker> of(HttpRequest request, StoredRequest stored) {
    if (stored.target().query().isEmpty()) {
      // Without parameters, a target is the only one with its significant parameters.
      return Optional.empty();
    }
    StoredRequest marked = SearchMarker.requestOf(stored);
    String key = CacheKey.of(marked);
    Optional<SearchMarker> marker = known.get(key);
    return marker == null ? read(EntryLocation.ofTarget(request, marked, key)) : marker;
  }

  private Optional<SearchMarker> read(EntryLocation location) {
    Lookup lookup = store.get(location, ForwardReason.URI_MISS);
    Optional<SearchMarker> marker = lookup.stored().flatMap(SearchMarker::from);
    if (!(lookup instanceof Lookup.Unavailable)) {
      remember(location.key(), marker);
    }
    return marker;
  }

  /** Writes the variance of a response that is stored, unless the store has it. */
  void learn(CachedResponse response) {
    Optional<SearchMarker> marker = SearchMarker.of(response);
    if (marker.isEmpty()) {
      return;
    }
    StoredRequest marked = SearchMarker.requestOf(response.request());
    String key = CacheKey.of(marked);
    Optional<SearchMarker> before = known.get(key);
    boolean isWritten =
        before != null
            && before.filter(written -> covers(written, marker.get(), response)).isPresent();
    if (!isWritten) {
      store.put(
          key,
          marker.get().toEntry(marked, response.response().fields().all(SearchVariance.FIELD)));
      remember(key, marker);
    }
  }

  private static boolean covers(SearchMarker written, SearchMarker wanted, CachedResponse of) {
    return written.variance().equals(wanted.variance())
        && written.retainUntil().compareTo(of.times().retainUntil()) >= 0;
  }

  private void remember(String key, Optional<SearchMarker> marker) {
    if (known.size() >= MAX_KNOWN) {
      known.clear();
    }
    known.put(key, marker);
  }
}

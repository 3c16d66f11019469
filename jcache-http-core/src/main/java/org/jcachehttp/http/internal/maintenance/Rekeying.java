package org.jcachehttp.http.internal.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * Moves responses to the keys that the current settings give them, each variant to its own key. A
 * response stays, and is no longer found, if its key cannot be computed from the entry: its target
 * has redacted parts and would change, or a field that now selects it was not stored.
 */
final class Rekeying {

  private final ResponseStore store;
  private final Cache<String, CachedResponse> cache;
  private final RequestKeys keys;

  Rekeying(ResponseStore store, RequestKeys keys) {
    this.store = store;
    this.cache = store.cache();
    this.keys = keys;
  }

  /** Moves every response whose key has changed, and returns their number. */
  long run() {
    long moved = 0;
    for (Cache.Entry<String, CachedResponse> entry : cache) {
      moved += isMoved(entry.getKey(), entry.getValue()) ? 1 : 0;
    }
    removeMisplacedLists();
    return moved;
  }

  private boolean isMoved(String key, CachedResponse response) {
    return response.request().isOfResponse()
        && store.isAuthentic(key, response)
        && isMovedToItsKey(key, response);
  }

  private boolean isMovedToItsKey(String key, CachedResponse response) {
    Optional<StoredRequest> request = remade(response.request());
    Optional<Place> place = request.flatMap(known -> place(known, response));
    if (place.isEmpty() || place.get().key().equals(key)) {
      return false;
    }
    keep(place.get().key(), response.to(place.get().request()));
    return cache.remove(key, response);
  }

  /** Of two responses with the same new key, the newer one is kept. */
  private void keep(String key, CachedResponse response) {
    boolean isNewest =
        authentic(key)
            .filter(
                there -> !there.times().responseTime().isBefore(response.times().responseTime()))
            .isEmpty();
    if (isNewest) {
      cache.put(key, store.signed(key, response));
    }
  }

  /** The stored request under the current settings, with the fields that select the response. */
  private Optional<StoredRequest> remade(StoredRequest stored) {
    // The method changes neither the target nor its digests, and need not be a token.
    StoredRequest made = keys.of(HttpRequest.get(stored.target().toString()));
    if (made.target().equals(stored.target())) {
      return Optional.of(stored);
    }
    KeyDigests before = stored.digests();
    KeyDigests now = made.digests();
    if (before.redacted().isPresent()
        || (before.partition().isPresent() && now.partition().isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredRequest(
            stored.method(),
            made.target(),
            stored.fields(),
            new KeyDigests(
                before.partition().or(now::partition), now.redacted(), before.content())));
  }

  /** The new place of a response; empty if a field that selects it is not known. */
  private Optional<Place> place(StoredRequest request, CachedResponse response) {
    List<String> vary = response.response().fields().tokens("Vary");
    List<String> selecting = keys.selecting(vary);
    String primary = CacheKey.of(request);
    if (selecting.isEmpty()) {
      return Optional.of(new Place(primary, request.withFields(Fields.empty())));
    }
    Optional<VariantList> known = listAt(primary).or(() -> listAt(CacheKey.of(response.request())));
    return isAnswered(selecting, vary, known)
        ? Optional.of(variant(request, response, selecting, known))
        : Optional.empty();
  }

  /** Whether the value, or the absence, of each of these fields was stored. */
  private static boolean isAnswered(
      List<String> selecting, List<String> vary, Optional<VariantList> known) {
    List<String> asked = new ArrayList<>(vary);
    known.ifPresent(list -> asked.addAll(list.names()));
    return asked.containsAll(selecting);
  }

  private Place variant(
      StoredRequest request,
      CachedResponse response,
      List<String> selecting,
      Optional<VariantList> known) {
    String primary = CacheKey.of(request);
    VariantList list =
        known
            .map(before -> before.including(selecting, response.times().retainUntil()))
            .orElseGet(() -> VariantList.of(selecting, response.times().retainUntil()));
    String key = CacheKey.ofVariant(primary, list, request);
    VariantList linked = list.with(key);
    if (!listAt(primary).equals(Optional.of(linked))) {
      cache.put(primary, store.signed(primary, linked.toEntry(request)));
    }
    return new Place(key, request.withFields(named(list.names(), request.fields())));
  }

  /** The fields by which the current list selects, of those that were stored. */
  private static Fields named(List<String> names, Fields stored) {
    return Fields.copyOf(stored.stream().filter(line -> names.contains(line.name())).toList());
  }

  private Optional<VariantList> listAt(String primary) {
    return authentic(primary).flatMap(VariantList::from);
  }

  private Optional<CachedResponse> authentic(String key) {
    return Optional.ofNullable(cache.get(key)).filter(entry -> store.isAuthentic(key, entry));
  }

  private void removeMisplacedLists() {
    for (Cache.Entry<String, CachedResponse> entry : cache) {
      CachedResponse value = entry.getValue();
      if (VariantList.from(value).isPresent() && isMisplaced(entry.getKey(), value)) {
        cache.remove(entry.getKey(), value);
      }
    }
  }

  private boolean isMisplaced(String key, CachedResponse list) {
    return remade(VariantList.requestOf(list))
        .filter(request -> CacheKey.of(request).equals(key))
        .isEmpty();
  }

  /**
   * Where a response is stored.
   *
   * @param key its key
   * @param request its request, with the fields that select it there
   */
  private record Place(String key, StoredRequest request) {}
}

package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The location of the response to a request.
 *
 * @param request the request
 * @param storedRequest the part of the request that is stored with the response
 * @param primaryKey the key of the target
 * @param variants the fields that select among the variants of the target; empty if there are none
 * @param key the key of the variant that the request selects, or the primary key
 */
public record EntryLocation(
    HttpRequest request,
    StoredRequest storedRequest,
    String primaryKey,
    Optional<VariantList> variants,
    String key) {

  /** Returns the location of a target without variants. */
  static EntryLocation ofTarget(
      HttpRequest request, StoredRequest storedRequest, String primaryKey) {
    return new EntryLocation(request, storedRequest, primaryKey, Optional.empty(), primaryKey);
  }

  /** Returns the location of the variant that the request selects. */
  EntryLocation ofVariant(StoredRequest selected, VariantList list, String variantKey) {
    return new EntryLocation(request, selected, primaryKey, Optional.of(list), variantKey);
  }

  /** Returns the target, as the entry states it. */
  String url() {
    return storedRequest.target().toString();
  }

  /**
   * Returns whether an entry belongs here: it is the response to this request, or, under the key of
   * a target, the list of its variants. Any other entry was put here by a fault of the store, or by
   * something else that writes to it.
   */
  boolean isOf(CachedResponse entry) {
    return variants.isPresent()
        ? entry.request().equals(storedRequest)
        : isOfTarget(entry, storedRequest);
  }

  /** Returns whether an entry is the response to a request, or the list of its variants. */
  static boolean isOfTarget(CachedResponse entry, StoredRequest request) {
    StoredRequest stored = entry.request();
    return stored.equals(request)
        || (stored.isVariantList() && stored.equals(request.toVariantList()));
  }
}

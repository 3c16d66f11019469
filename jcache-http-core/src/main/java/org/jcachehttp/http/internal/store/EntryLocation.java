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

  /**
   * Returns whether an entry belongs here: it is the response to this request, or the list of its
   * variants. A store can return the entry of another key, because it was damaged or tampered with.
   */
  boolean isOf(CachedResponse entry) {
    StoredRequest own = entry.request();
    return own.isVariantList()
        ? variants.isEmpty() && own.ofVariants().equals(storedRequest)
        : own.equals(storedRequest);
  }
}

package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * Where the responses to a request are.
 *
 * @param asked the request
 * @param request what is stored of the request
 * @param primary the key of the responses to such a request
 * @param variants which fields tell these responses apart; empty while none do
 * @param key the key of the response that this request selects
 */
public record EntryLocation(
    HttpRequest asked,
    StoredRequest request,
    String primary,
    Optional<VariantList> variants,
    String key) {

  /** The only one of such requests. */
  static EntryLocation ofTarget(HttpRequest asked, StoredRequest request, String primary) {
    return new EntryLocation(asked, request, primary, Optional.empty(), primary);
  }
}

package org.jcachehttp.http;

import java.util.Optional;
import org.jcachehttp.http.stored.VariantList;

/**
 * Where the responses to a request are.
 *
 * @param primary the key of the request's target
 * @param variants which fields tell the responses to that target apart; empty while none do
 * @param key the key of the response that this request selects
 */
record Slot(String primary, Optional<VariantList> variants, String key) {

  /** The only one of its target. */
  static Slot ofTarget(String primary) {
    return new Slot(primary, Optional.empty(), primary);
  }
}

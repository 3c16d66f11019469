package org.jcachehttp.http;

import java.util.Optional;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/** What a cache had for a request. */
sealed interface Lookup {

  /** Where it was looked for. */
  Slot slot();

  /** What was there. */
  default Optional<CachedResponse> stored() {
    return Optional.empty();
  }

  /**
   * A response.
   *
   * @param slot where it is
   * @param response the response
   */
  record Found(Slot slot, CachedResponse response) implements Lookup {

    @Override
    public Optional<CachedResponse> stored() {
      return Optional.of(response);
    }
  }

  /**
   * Nothing that could be read.
   *
   * @param slot where it would be
   * @param reason in which sense there is nothing
   */
  record Absent(Slot slot, ForwardReason reason) implements Lookup {}

  /**
   * No answer: the cache failed.
   *
   * @param slot where it failed
   */
  record Unavailable(Slot slot) implements Lookup {}
}

package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/** What a cache had for a request. */
public sealed interface Lookup {

  /** Where it was looked for. */
  EntryLocation slot();

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
  record Found(EntryLocation slot, CachedResponse response) implements Lookup {

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
  record Absent(EntryLocation slot, ForwardReason reason) implements Lookup {}

  /**
   * No answer: the cache failed.
   *
   * @param slot where it failed
   */
  record Unavailable(EntryLocation slot) implements Lookup {}
}

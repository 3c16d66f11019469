package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;

/** The result of a lookup. */
public sealed interface Lookup {

  /** Returns the location that was looked up. */
  EntryLocation location();

  /** Returns the stored response, if there is one. */
  default Optional<CachedResponse> stored() {
    return Optional.empty();
  }

  /**
   * A stored response.
   *
   * @param location its location
   * @param response the response
   */
  record Found(EntryLocation location, CachedResponse response) implements Lookup {

    @Override
    public Optional<CachedResponse> stored() {
      return Optional.of(response);
    }
  }

  /**
   * No readable entry.
   *
   * @param location the location that was looked up
   * @param reason why the request goes to the origin
   */
  record Absent(EntryLocation location, ForwardReason reason) implements Lookup {}

  /**
   * The store failed.
   *
   * @param location the location that was looked up
   */
  record Unavailable(EntryLocation location) implements Lookup {}
}

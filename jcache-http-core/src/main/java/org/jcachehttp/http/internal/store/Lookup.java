package org.jcachehttp.http.internal.store;

import java.util.Map;
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

  /** Returns the generations of groups and tags that the lookup found, by key. */
  default Map<String, String> generations() {
    return Map.of();
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

    @Override
    public Map<String, String> generations() {
      return response.generations();
    }
  }

  /**
   * No readable entry.
   *
   * @param location the location that was looked up
   * @param reason why the request goes to the origin
   * @param generations the present generations of the groups and tags of a response that was
   *     invalidated
   */
  record Absent(EntryLocation location, ForwardReason reason, Map<String, String> generations)
      implements Lookup {

    /** There is no entry. */
    public Absent(EntryLocation location, ForwardReason reason) {
      this(location, reason, Map.of());
    }
  }

  /**
   * The store failed.
   *
   * @param location the location that was looked up
   */
  record Unavailable(EntryLocation location) implements Lookup {}
}

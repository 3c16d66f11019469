package org.jcachehttp.http.internal.store;

import java.util.Optional;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * A deletion of responses that only a scan of the cache finds, made when the cache works again.
 * Immutable. It does not refer to the cache, which it may outlast.
 */
public interface StoredDeletion {

  /** Returns whether a stored response must not be served, because it will be deleted. */
  boolean concerns(CachedResponse stored);

  /** Returns one deletion in the place of this one and an earlier one; empty if both are needed. */
  Optional<StoredDeletion> including(StoredDeletion earlier);

  /** Returns how many removals it counts as. */
  int size();

  /**
   * Deletes the responses.
   *
   * @throws RuntimeException the failure of the cache
   */
  void applyTo(ResponseStore store);
}

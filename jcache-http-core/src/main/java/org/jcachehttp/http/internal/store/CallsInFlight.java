package org.jcachehttp.http.internal.store;

import java.util.Collection;

/** The calls to the origin that began before a deletion, and have not stored a response yet. */
public interface CallsInFlight {

  /**
   * Prevents the calls of this process from storing a response under deleted entries, and later
   * requests from sharing it. The caller deletes the entries afterwards.
   */
  void supersede(DeletedEntries deleted);

  /**
   * Ends the leases of keys, so that later requests of any process do not wait for earlier calls.
   * The caller has deleted the entries before.
   */
  void endLeases(Collection<String> keys);
}

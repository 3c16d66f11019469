package org.jcachehttp.storage;

/**
 * Implemented by a JCache expiry policy whose values carry their own deadline, which the policy
 * methods of JSR-107 cannot see: the engine then asks this at every put, and asks the policy
 * nothing.
 *
 * @param <V> the cache's value type
 */
public interface EntryDeadline<V> {

  /** When an entry with this value expires, however often it is read. */
  Deadline deadlineOf(V value);
}

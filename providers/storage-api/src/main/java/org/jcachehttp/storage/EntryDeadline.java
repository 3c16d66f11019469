package org.jcachehttp.storage;

/**
 * The deadline of each value of a cache. An expiry policy that also implements this interface is
 * asked only for it, at every put: the methods of JSR-107 do not see the value.
 *
 * @param <V> the cache's value type
 */
public interface EntryDeadline<V> {

  /** Returns when an entry with this value expires; reads do not change it. */
  Deadline deadlineOf(V value);
}

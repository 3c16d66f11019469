package org.jcachehttp.storage;

/**
 * The deadline of each value of a cache. An expiry policy that also implements this interface is
 * asked only for it, at every put: the methods of JSR-107 do not see the value.
 *
 * @param <V> the cache's value type
 */
public interface EntryDeadline<V> {

  /**
   * {@return the instant at which an entry with this value expires; reads do not change it}
   *
   * @param value the value that is put; never null
   */
  Deadline deadlineOf(V value);
}

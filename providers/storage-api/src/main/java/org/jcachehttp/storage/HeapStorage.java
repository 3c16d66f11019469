package org.jcachehttp.storage;

/** A storage of live objects in this JVM, under live keys that are never modified. */
public non-sealed interface HeapStorage extends Storage {

  /**
   * Opens the region with that name. A region that does not exist yet is empty.
   *
   * @param region the name of the region: the cache name with its key prefix and version
   * @return the open region, which the caller closes
   */
  Region<Object, HeapValue> open(String region);

  /** Returns at once: the heap is always available. */
  @Override
  default void ping() {}
}

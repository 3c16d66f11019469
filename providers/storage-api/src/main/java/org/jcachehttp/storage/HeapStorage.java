package org.jcachehttp.storage;

/** A storage of live objects in this JVM, under live keys that are never modified. */
public non-sealed interface HeapStorage extends Storage {

  /** Opens the region with that name, which is empty if it is new. */
  Region<Object, HeapValue> open(String region);
}

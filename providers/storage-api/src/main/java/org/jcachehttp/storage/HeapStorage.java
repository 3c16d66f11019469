package org.jcachehttp.storage;

/** A backend that keeps live objects in this JVM, under live keys that are never modified. */
public non-sealed interface HeapStorage extends Storage {

  /** Opens the region of that name, an empty one if there was none. */
  Region<Object, HeapValue> open(String region);
}

package org.jcachehttp.testkit;

/**
 * The optional capabilities of backends. The tests of a capability that a backend does not declare
 * are reported as skipped.
 */
public enum Capability {
  /**
   * Entries survive when the storage is closed and opened again at the same place; a closed storage
   * throws.
   */
  PERSISTENT,

  /** Two storages that are open at the same place have the same entries. */
  SHARED
}

package org.jcachehttp.testkit;

/**
 * What some backends can do and others need not; the tests of a capability that a backend does not
 * declare are reported as skipped.
 */
public enum Capability {
  /**
   * What was written is found again after the storage was closed and opened at the same place; a
   * closed one says so.
   */
  PERSISTENT,

  /** Two storages that are open at the same place at the same time hold the same entries. */
  SHARED
}

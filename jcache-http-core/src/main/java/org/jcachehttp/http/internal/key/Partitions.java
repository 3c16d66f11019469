package org.jcachehttp.http.internal.key;

/** Whether users of a cache have entries of their own. */
public enum Partitions {
  /** Every credential has its own, and so have requests without one: a private cache. */
  BY_CREDENTIAL,
  /** All users have the same: a shared cache. */
  NONE
}

package org.jcachehttp.http.internal.key;

/** How entries are partitioned by credentials. */
public enum Partitions {
  /** Each credential has a partition, and so have requests without credentials: private caches. */
  BY_CREDENTIAL,
  /** There is one partition for all users: shared caches. */
  NONE
}

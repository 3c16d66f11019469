package org.jcachehttp.http.internal.key;

import org.jcachehttp.http.settings.CacheType;

/** How entries are partitioned by credentials. */
public enum Partitions {
  /** Each credential has a partition, and so have requests without credentials: private caches. */
  BY_CREDENTIAL,
  /** There is one partition for all users: shared caches. */
  NONE;

  /** Returns the partitions of a cache of that type. */
  public static Partitions of(CacheType type) {
    return type == CacheType.SHARED ? NONE : BY_CREDENTIAL;
  }
}

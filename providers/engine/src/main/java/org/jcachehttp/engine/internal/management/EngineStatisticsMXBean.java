package org.jcachehttp.engine.internal.management;

import javax.cache.management.CacheStatisticsMXBean;

/** The statistics of JSR-107, and those of a cache that processes share. */
public interface EngineStatisticsMXBean extends CacheStatisticsMXBean {

  /**
   * Returns how often another process changed an entry between a read and the compare-and-set after
   * it.
   */
  long getConflicts();

  /**
   * Returns how often the cache writer was called before a conflict after which the operation's
   * condition no longer held: the application's store has a change that the cache does not have.
   */
  long getWriteThroughConflicts();

  /** Returns how many lookups the near cache of this process has answered; 0 if there is none. */
  long getNearCacheHits();

  /** Returns the number of entries in the near cache of this process; 0 if there is none. */
  long getNearCacheEntries();
}

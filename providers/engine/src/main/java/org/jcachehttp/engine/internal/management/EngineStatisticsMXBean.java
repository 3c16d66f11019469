package org.jcachehttp.engine.internal.management;

import javax.cache.management.CacheStatisticsMXBean;

/** The statistics of JSR-107, and what only a cache shared by processes has to count. */
public interface EngineStatisticsMXBean extends CacheStatisticsMXBean {

  /** How often another process changed an entry between a look and the swap after it. */
  long getConflicts();

  /**
   * How often the writer had been called when the swap was lost, and the entry as it was then no
   * longer met the operation's condition: the application's store has a change that the cache does
   * not have.
   */
  long getWriteThroughConflicts();
}

package org.jcachehttp.faults.scale;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The statistics of one cache, as JMX shows them (JSR-107 chapter 12).
 *
 * @param bean the name of the MBean
 */
record CacheCounts(ObjectName bean) {

  private static final String CACHE = "mixed-counters";

  /** Two managers open their caches one after the other, so that each finds its own MBean. */
  private static final ReentrantLock OPENING = new ReentrantLock();

  /**
   * A new cache of counters.
   *
   * @param cache the cache
   * @param counts its statistics
   */
  record Counted(Cache<String, Long> cache, CacheCounts counts) {}

  /** Creates the cache of the manager that all applications on the same store share. */
  static Counted open(CacheManager manager) {
    OPENING.lock();
    try {
      Set<ObjectName> others = beans();
      Cache<String, Long> cache =
          manager.createCache(
              CACHE,
              new MutableConfiguration<String, Long>()
                  .setTypes(String.class, Long.class)
                  .setStatisticsEnabled(true));
      Set<ObjectName> added = new HashSet<>(beans());
      added.removeAll(others);
      return new Counted(cache, new CacheCounts(added.iterator().next()));
    } finally {
      OPENING.unlock();
    }
  }

  private static Set<ObjectName> beans() {
    try {
      ObjectName pattern = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + CACHE + ",*");
      return server().queryNames(pattern, null);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  long hits() {
    return number("CacheHits");
  }

  long misses() {
    return number("CacheMisses");
  }

  long gets() {
    return number("CacheGets");
  }

  long puts() {
    return number("CachePuts");
  }

  long removals() {
    return number("CacheRemovals");
  }

  long evictions() {
    return number("CacheEvictions");
  }

  private long number(String attribute) {
    try {
      return (Long) server().getAttribute(bean, attribute);
    } catch (JMException e) {
      throw new AssertionError("no " + attribute + " of " + bean, e);
    }
  }
}

package org.jcachehttp.faults.scale;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The MXBean with the statistics of a cache (JSR-107 chapter 12).
 *
 * @param cache the name of the cache, which no other cache of this process has
 */
record Statistics(String cache) {

  /** Returns the value of an attribute. */
  long get(String attribute) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName names = new ObjectName("javax.cache:type=CacheStatistics,Cache=" + cache + ",*");
      ObjectName only = beans.queryNames(names, null).iterator().next();
      return (Long) beans.getAttribute(only, attribute);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}

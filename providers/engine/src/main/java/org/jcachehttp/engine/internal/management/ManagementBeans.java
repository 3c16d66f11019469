package org.jcachehttp.engine.internal.management;

import java.lang.management.ManagementFactory;
import javax.cache.CacheException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Registers the beans of a cache in the platform's MBean server, under the names of JSR-107 chapter
 * 12.
 */
public final class ManagementBeans {

  private final String manager;
  private final String cache;

  /**
   * Creates the registration of one cache.
   *
   * @param managerUri the URI of the manager, without secrets
   * @param cacheName the name of the cache
   */
  public ManagementBeans(String managerUri, String cacheName) {
    this.manager = safe(managerUri);
    this.cache = safe(cacheName);
  }

  /** Registers the statistics, unless they are registered. */
  public void registerStatistics(Counters counters) {
    register("CacheStatistics", counters);
  }

  /** Registers the configuration, unless it is registered. */
  public void registerConfiguration(ConfigurationBean configuration) {
    register("CacheConfiguration", configuration);
  }

  /** Unregisters the statistics. */
  public void unregisterStatistics() {
    unregister("CacheStatistics");
  }

  /** Unregisters the configuration. */
  public void unregisterConfiguration() {
    unregister("CacheConfiguration");
  }

  private void register(String type, Object bean) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name = name(type);
      if (!server.isRegistered(name)) {
        server.registerMBean(bean, name);
      }
    } catch (JMException e) {
      throw new CacheException("cache '" + cache + "' cannot be shown in JMX", e);
    }
  }

  private void unregister(String type) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName name = name(type);
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException e) {
      throw new CacheException("cache '" + cache + "' cannot be taken out of JMX", e);
    }
  }

  private ObjectName name(String type) throws MalformedObjectNameException {
    return new ObjectName(
        "javax.cache:type=" + type + ",CacheManager=" + manager + ",Cache=" + cache);
  }

  /**
   * Replaces the characters that the reference implementation, the TCK and Micrometer replace in a
   * name, and those that JMX rejects.
   */
  private static String safe(String text) {
    return text.replaceAll("[,:=\\n*?\"]", ".");
  }
}

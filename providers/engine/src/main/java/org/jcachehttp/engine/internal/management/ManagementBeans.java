package org.jcachehttp.engine.internal.management;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the beans of one cache in the platform's MBean server, under the names of JSR-107
 * chapter 12. If another open manager has such a name, the property {@code instance} is added to
 * it. Only beans that were registered here are unregistered. Safe for use by many threads.
 */
public final class ManagementBeans {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementBeans.class);

  /** The number of caches of one name that are shown. */
  private static final int MOST = 1000;

  private final String manager;
  private final String cache;
  private final Map<Type, ObjectName> registered = new EnumMap<>(Type.class);
  private final ReentrantLock lock = new ReentrantLock();

  /** The types of beans, named as JSR-107 does. */
  private enum Type {
    STATISTICS("CacheStatistics"),
    CONFIGURATION("CacheConfiguration");

    private final String text;

    Type(String text) {
      this.text = text;
    }
  }

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
    register(Type.STATISTICS, counters);
  }

  /** Registers the configuration, unless it is registered. */
  public void registerConfiguration(ConfigurationBean configuration) {
    register(Type.CONFIGURATION, configuration);
  }

  /** Unregisters the statistics. */
  public void unregisterStatistics() {
    unregister(Type.STATISTICS);
  }

  /** Unregisters the configuration. */
  public void unregisterConfiguration() {
    unregister(Type.CONFIGURATION);
  }

  private void register(Type type, Object bean) {
    lock.lock();
    try {
      if (!registered.containsKey(type)) {
        registered.put(type, registerUnderFreeName(type, bean));
      }
    } catch (JMException e) {
      throw new CacheException("cache '" + cache + "' cannot be shown in JMX", e);
    } finally {
      lock.unlock();
    }
  }

  private ObjectName registerUnderFreeName(Type type, Object bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (int instance = 1; instance < MOST; instance++) {
      ObjectName name = name(type, instance);
      try {
        server.registerMBean(bean, name);
        if (instance > 1) {
          LOG.warn("JMX shows a cache as {}: another open manager has its usual name", name);
        }
        return name;
      } catch (InstanceAlreadyExistsException taken) {
        LOG.debug("The JMX name {} is taken", name);
      }
    }
    throw new InstanceAlreadyExistsException(name(type, MOST).toString());
  }

  private void unregister(Type type) {
    lock.lock();
    try {
      ObjectName name = registered.remove(type);
      if (name != null) {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
      }
    } catch (InstanceNotFoundException removed) {
      LOG.debug("The application has unregistered the cache itself", removed);
    } catch (JMException e) {
      throw new CacheException("cache '" + cache + "' cannot be taken out of JMX", e);
    } finally {
      lock.unlock();
    }
  }

  private ObjectName name(Type type, int instance) throws MalformedObjectNameException {
    return new ObjectName(
        ("javax.cache:type=" + type.text + ",CacheManager=" + manager + ",Cache=" + cache)
            + (instance == 1 ? "" : ",instance=" + instance));
  }

  /**
   * Replaces the characters that the reference implementation, the TCK and Micrometer replace in a
   * name, and those that JMX rejects.
   */
  private static String safe(String text) {
    return text.replaceAll("[,:=\\n*?\"]", ".");
  }
}

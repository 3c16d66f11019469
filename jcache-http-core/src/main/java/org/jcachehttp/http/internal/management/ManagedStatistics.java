package org.jcachehttp.http.internal.management;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.StatisticsBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MXBean of one HTTP cache in the platform's MBean server. A failure of JMX is logged, and
 * fails nothing else.
 *
 * @param name the name under which it was registered
 */
public record ManagedStatistics(ObjectName name) implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ManagedStatistics.class);

  /** The number of HTTP caches of one name that are shown. */
  private static final int MOST = 1000;

  /**
   * Registers the statistics of an HTTP cache if those of the cache below are enabled (JSR-107
   * chapter 12).
   *
   * @param then runs after they were unregistered
   * @return a task that unregisters them
   */
  public static Runnable closing(
      Cache<?, ?> cache, Supplier<HttpCacheStatistics> statistics, Runnable then) {
    Optional<ManagedStatistics> registered =
        isEnabled(cache) ? register(cache, StatisticsBean.of(statistics)) : Optional.empty();
    return () -> {
      registered.ifPresent(ManagedStatistics::close);
      then.run();
    };
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static boolean isEnabled(Cache<?, ?> cache) {
    try {
      return cache.getConfiguration(CompleteConfiguration.class).isStatisticsEnabled();
    } catch (IllegalArgumentException | IllegalStateException unknown) {
      // JSR-107, Cache.getConfiguration: the provider does not have that class, or it is closed.
      return false;
    }
  }

  private static Optional<ManagedStatistics> register(Cache<?, ?> cache, StatisticsBean bean) {
    try {
      return Optional.of(new ManagedStatistics(registerUnderFreeName(cache, bean)));
    } catch (JMException failure) {
      log.warn("the HTTP cache over cache '{}' cannot be shown in JMX", cache.getName(), failure);
      return Optional.empty();
    }
  }

  private static ObjectName registerUnderFreeName(Cache<?, ?> cache, StatisticsBean bean)
      throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (int instance = 1; instance < MOST; instance++) {
      ObjectName name = name(cache, instance);
      try {
        server.registerMBean(bean, name);
        if (instance > 1) {
          log.warn("JMX shows an HTTP cache as {}: another one has its usual name", name);
        }
        return name;
      } catch (InstanceAlreadyExistsException taken) {
        log.debug("the JMX name {} is taken", name);
      }
    }
    throw new InstanceAlreadyExistsException(name(cache, MOST).toString());
  }

  private static ObjectName name(Cache<?, ?> cache, int instance)
      throws MalformedObjectNameException {
    return new ObjectName(
        ("org.jcachehttp:type=HttpCacheStatistics,CacheManager=" + safe(managerOf(cache)))
            + (",Cache=" + safe(cache.getName()))
            + (instance == 1 ? "" : ",instance=" + instance));
  }

  /** The URI without user info and query, which a provider of another project may have. */
  private static String managerOf(Cache<?, ?> cache) {
    URI uri = cache.getCacheManager().getURI();
    String address = uri.toString().replaceFirst("[?#].*", "");
    return address.replaceFirst("//[^/]*@", "//");
  }

  /** Replaces the characters that JSR-107's reference implementation replaces, and those of JMX. */
  private static String safe(String text) {
    return text.replaceAll("[,:=\\n*?\"]", ".");
  }

  @Override
  public void close() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (InstanceNotFoundException removed) {
      log.debug("the application has unregistered {} itself", name, removed);
    } catch (JMException failure) {
      log.warn("{} cannot be taken out of JMX", name, failure);
    }
  }
}

package org.jcachehttp.engine.internal.manager;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.engine.internal.cache.EngineCache;
import org.jcachehttp.engine.internal.management.ConfigurationBean;
import org.jcachehttp.engine.internal.management.ManagementBeans;

/** The MXBeans of the caches of one manager (JSR-107 chapter 12). */
public final class CacheMXBeans {

  private final String managerUri;
  private final Map<EngineCache<?, ?>, ManagementBeans> byCache = new ConcurrentHashMap<>();

  /**
   * Creates the beans of a manager.
   *
   * @param managerUri the URI of the manager, without secrets
   */
  public CacheMXBeans(String managerUri) {
    this.managerUri = managerUri;
  }

  /** Registers the beans that the cache's configuration enables. */
  public void registerConfigured(EngineCache<?, ?> cache) {
    if (cache.configuration().isManagementEnabled()) {
      management(cache, true);
    }
    if (cache.configuration().isStatisticsEnabled()) {
      statistics(cache, true);
    }
  }

  /** Registers or unregisters the bean that shows the cache's configuration. */
  public void management(EngineCache<?, ?> cache, boolean enabled) {
    cache.configuration().setManagementEnabled(enabled);
    if (enabled) {
      beans(cache).registerConfiguration(new ConfigurationBean(cache.configuration()));
    } else {
      beans(cache).unregisterConfiguration();
    }
  }

  /** Starts or stops the counters, and registers or unregisters their bean. */
  public void statistics(EngineCache<?, ?> cache, boolean enabled) {
    cache.configuration().setStatisticsEnabled(enabled);
    if (enabled) {
      cache.statistics().switchOn();
      beans(cache).registerStatistics(cache.statistics().counters());
    } else {
      cache.statistics().switchOff();
      beans(cache).unregisterStatistics();
    }
  }

  /** Unregisters both beans. */
  public void unregister(EngineCache<?, ?> cache) {
    ManagementBeans beans = byCache.remove(cache);
    if (beans != null) {
      beans.unregisterConfiguration();
      beans.unregisterStatistics();
    }
  }

  private ManagementBeans beans(EngineCache<?, ?> cache) {
    return byCache.computeIfAbsent(cache, any -> new ManagementBeans(managerUri, cache.getName()));
  }
}

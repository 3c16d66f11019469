package org.jcachehttp.engine.internal.manager;

import org.jcachehttp.engine.internal.cache.EngineCache;
import org.jcachehttp.engine.internal.management.ConfigurationBean;
import org.jcachehttp.engine.internal.management.ManagementBeans;

/**
 * Which MXBeans of the caches of one manager can be seen (JSR-107 chapter 12).
 *
 * @param managerUri the URI of the manager, without secrets
 */
public record CacheMXBeans(String managerUri) {

  /** Shows what the cache's own configuration asks for. */
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

  /** Switches the counters, and the bean that shows them, on or off. */
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

  /** Hides both, whatever the configuration says. */
  public void unregister(EngineCache<?, ?> cache) {
    beans(cache).unregisterConfiguration();
    beans(cache).unregisterStatistics();
  }

  private ManagementBeans beans(EngineCache<?, ?> cache) {
    return new ManagementBeans(managerUri, cache.getName());
  }
}

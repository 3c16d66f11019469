package org.jcachehttp.engine.manager;

import org.jcachehttp.engine.cache.EngineCache;
import org.jcachehttp.engine.management.ConfigurationBean;
import org.jcachehttp.engine.management.ManagementBeans;

/**
 * Which MXBeans of the caches of one manager can be seen (JSR-107 chapter 12).
 *
 * @param managerUri the URI of the manager, without secrets
 */
record JmxVisibility(String managerUri) {

  /** Shows what the cache's own configuration asks for. */
  void showConfigured(EngineCache<?, ?> cache) {
    if (cache.configuration().isManagementEnabled()) {
      management(cache, true);
    }
    if (cache.configuration().isStatisticsEnabled()) {
      statistics(cache, true);
    }
  }

  void management(EngineCache<?, ?> cache, boolean enabled) {
    cache.configuration().setManagementEnabled(enabled);
    if (enabled) {
      beans(cache).registerConfiguration(new ConfigurationBean(cache.configuration()));
    } else {
      beans(cache).unregisterConfiguration();
    }
  }

  void statistics(EngineCache<?, ?> cache, boolean enabled) {
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
  void hide(EngineCache<?, ?> cache) {
    beans(cache).unregisterConfiguration();
    beans(cache).unregisterStatistics();
  }

  private ManagementBeans beans(EngineCache<?, ?> cache) {
    return new ManagementBeans(managerUri, cache.getName());
  }
}

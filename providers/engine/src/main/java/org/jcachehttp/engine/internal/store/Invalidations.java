package org.jcachehttp.engine.internal.store;

import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.storage.InvalidationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from a near cache what other processes change. A loss and a new connection each empty it:
 * changes in between were not announced.
 *
 * @param description the cache and its backend, for messages
 * @param near the near cache
 * @param settings the ages of entries with and without a connection
 */
record Invalidations(String description, NearCache<?> near, NearSettings settings)
    implements InvalidationListener<String> {

  private static final Logger LOG = LoggerFactory.getLogger(Invalidations.class);

  @Override
  public void connected() {
    near.restart(settings.ageWithAnnouncements());
    LOG.debug("{}: changes by other processes are announced", description);
  }

  @Override
  public void disconnected() {
    near.restart(settings.ageWithoutConnection());
    LOG.debug("{}: changes by other processes are not announced", description);
  }

  @Override
  public void written(String key, long version) {
    near.retain(key, version);
  }

  @Override
  public void changed(String key) {
    near.invalidate(key);
  }

  @Override
  public void cleared() {
    near.clear();
  }
}

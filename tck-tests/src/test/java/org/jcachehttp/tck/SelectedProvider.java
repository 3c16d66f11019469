package org.jcachehttp.tck;

import static java.util.Objects.requireNonNull;

import javax.cache.Caching;
import org.junit.runner.Description;
import org.junit.runner.notification.RunListener;

/**
 * Keeps the provider under test selected for the whole run. {@code javax.cache.CachingTest} of the
 * TCK clears the system property after each of its tests, and later tests would run against another
 * provider of the class path.
 */
public final class SelectedProvider extends RunListener {
  private final String className =
      requireNonNull(
          System.getProperty(Caching.JAVAX_CACHE_CACHING_PROVIDER),
          "a run of the TCK selects its provider by -D" + Caching.JAVAX_CACHE_CACHING_PROVIDER);

  @Override
  public void testFinished(Description test) {
    System.setProperty(Caching.JAVAX_CACHE_CACHING_PROVIDER, className);
  }
}

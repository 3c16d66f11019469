package org.jcachehttp.spring;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.WrongOptionException;

/**
 * Opens a backend and its caches, and names the property that is at fault if that fails.
 *
 * @param location the property that names the backend; empty for the default
 * @param options the properties that set options of the backend, by option
 */
record Opening(Optional<String> location, Map<String, String> options) {

  private static final String CACHE_NAME = "jcache-http.cache-name";
  private static final int MAX_CAUSES = 16;

  /**
   * Returns the opened backend.
   *
   * @throws HttpCachePropertyException if a property is wrong
   * @throws CacheException if the backend cannot be opened and no property is known to be wrong:
   *     the backend is unavailable, or the default has a fault
   */
  <T> T backend(Supplier<T> action) {
    try {
      return action.get();
    } catch (IllegalArgumentException | CacheException failure) {
      throw named(failure);
    }
  }

  /**
   * Returns the opened cache.
   *
   * @throws HttpCachePropertyException as {@link #backend}, and if the name is that of another
   *     cache
   * @throws CacheException as {@link #backend}
   * @throws IllegalArgumentException if settings contradict each other
   */
  <T> T cache(Supplier<T> action) {
    try {
      return action.get();
    } catch (CacheException failure) {
      throw named(failure);
    } catch (ClassCastException otherTypes) {
      throw wrong(CACHE_NAME, otherTypes);
    }
  }

  private RuntimeException named(RuntimeException failure) {
    return propertyOf(failure).<RuntimeException>map(name -> wrong(name, failure)).orElse(failure);
  }

  /** An outage is no fault of a property. */
  private Optional<String> propertyOf(RuntimeException failure) {
    return causes(failure, WrongOptionException.class)
        .flatMap(wrong -> Optional.ofNullable(options.get(wrong.option())).stream())
        .findFirst()
        .or(() -> isOutage(failure) ? Optional.empty() : location);
  }

  private static boolean isOutage(Throwable failure) {
    return causes(failure, StorageException.class).findAny().isPresent()
        && causes(failure, StorageConfigurationException.class).findAny().isEmpty();
  }

  private static <T extends Throwable> Stream<T> causes(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static HttpCachePropertyException wrong(String property, RuntimeException failure) {
    return new HttpCachePropertyException(property, String.valueOf(failure.getMessage()), failure);
  }
}

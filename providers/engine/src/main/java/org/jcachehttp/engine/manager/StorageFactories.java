package org.jcachehttp.engine.manager;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import javax.cache.CacheException;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/** The backends that can be opened, by URI scheme. */
public final class StorageFactories {

  private final Map<String, StorageFactory> byScheme = new LinkedHashMap<>();

  /** These backends and no others. */
  public StorageFactories(Collection<? extends StorageFactory> factories) {
    for (StorageFactory factory : factories) {
      factory.schemes().forEach(scheme -> byScheme.putIfAbsent(scheme, factory));
    }
  }

  /** Every backend on the class path of the loader or of this library. */
  public static Collection<StorageFactory> discovered(ClassLoader loader) {
    Map<Class<?>, StorageFactory> found = new LinkedHashMap<>();
    for (ClassLoader each : new ClassLoader[] {loader, StorageFactories.class.getClassLoader()}) {
      ServiceLoader.load(StorageFactory.class, each)
          .forEach(factory -> found.putIfAbsent(factory.getClass(), factory));
    }
    return found.values();
  }

  /**
   * Opens the backend that the URI names.
   *
   * @throws CacheException if no backend answers to the scheme, an option is wrong, or it cannot be
   *     opened
   */
  public OpenStorage open(URI uri, Properties properties) {
    StorageFactory factory = factory(uri);
    List<Option<?>> known = new ArrayList<>(EngineOptions.ALL);
    known.addAll(factory.options());
    try {
      StorageAddress address = StorageAddresses.parse(uri, properties, known);
      return new OpenStorage(factory.open(address), EngineOptions.serializer(address.options()));
    } catch (IllegalArgumentException | StorageException e) {
      throw new CacheException("cannot open '" + uri + "': " + e.getMessage(), e);
    }
  }

  private StorageFactory factory(URI uri) {
    StorageFactory factory =
        uri.getScheme() == null ? null : byScheme.get(StorageAddresses.scheme(uri));
    if (factory == null) {
      throw new CacheException(
          "no backend answers to '"
              + uri
              + "'; known here are: "
              + (byScheme.isEmpty() ? "none" : String.join(":, ", byScheme.keySet()) + ":"));
    }
    return factory;
  }
}

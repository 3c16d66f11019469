package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.RedactedUri;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.xml.NearestName;

/** The available backends by URI scheme. */
public final class StorageFactories {

  private final Map<String, StorageFactory> byScheme = new LinkedHashMap<>();

  /** Creates the set of these backends. */
  public StorageFactories(Collection<? extends StorageFactory> factories) {
    for (StorageFactory factory : factories) {
      factory.schemes().forEach(scheme -> byScheme.putIfAbsent(scheme, factory));
    }
  }

  /** Returns the backends on the class path of the loader and of this library. */
  public static Collection<StorageFactory> discovered(ClassLoader loader) {
    Map<Class<?>, StorageFactory> found = new LinkedHashMap<>();
    for (ClassLoader each : new ClassLoader[] {loader, StorageFactories.class.getClassLoader()}) {
      ServiceLoader.load(StorageFactory.class, each)
          .forEach(factory -> found.putIfAbsent(factory.getClass(), factory));
    }
    return found.values();
  }

  /**
   * Returns the usual scheme of the only backend among the factories. Factories of one package,
   * such as those of members and of clients, are one backend.
   */
  public static Optional<String> only(Collection<? extends StorageFactory> available) {
    long backends =
        available.stream().map(factory -> factory.getClass().getPackageName()).distinct().count();
    return backends == 1
        ? Optional.of(available.iterator().next().schemes().get(0))
        : Optional.empty();
  }

  /** Returns whether the URI has the scheme of a backend, available or not. */
  boolean isBackend(URI uri) {
    return uri.getScheme() != null
        && (byScheme.containsKey(StorageAddresses.scheme(uri))
            || KnownBackends.artifactOf(StorageAddresses.scheme(uri)).isPresent());
  }

  /**
   * Opens the backend that the URI names.
   *
   * @throws CacheException if no backend has the scheme, if an option is wrong, or if the backend
   *     cannot be opened
   */
  OpenBackend open(URI uri, Properties properties, Supplier<ClassLoader> loader) {
    StorageFactory factory = factory(uri);
    try {
      StorageAddress address =
          StorageAddresses.parse(uri, factory.optionPrefix(), properties, known(factory));
      EngineOptions options = new EngineOptions(address.options(), factory);
      options.check();
      StorageUse use = SharedStorages.use(loader.get(), factory, address);
      return new OpenBackend(checked(use, options), options, loader);
    } catch (IllegalArgumentException | StorageException e) {
      throw new CacheException("cannot open '" + RedactedUri.of(uri) + "': " + e.getMessage(), e);
    }
  }

  private static StorageUse checked(StorageUse use, EngineOptions options) {
    try {
      options.check(use.storage());
      return use;
    } catch (RuntimeException unusable) {
      use.end();
      throw unusable;
    }
  }

  /** Returns the names of the options that the backend of the URI accepts. */
  Set<String> optionNames(URI uri) {
    return known(factory(uri)).stream().map(Option::name).collect(Collectors.toSet());
  }

  /**
   * Checks one option.
   *
   * @throws IllegalArgumentException if the backend of the URI does not have the option, or rejects
   *     its value
   */
  void checkOption(URI uri, String name, String value) {
    StorageAddresses.checked(known(factory(uri)), Map.of(name, value));
  }

  private static List<Option<?>> known(StorageFactory factory) {
    List<Option<?>> known = new ArrayList<>(EngineOptions.beside(factory));
    known.addAll(factory.options());
    return known;
  }

  private StorageFactory factory(URI uri) {
    StorageFactory factory =
        uri.getScheme() == null ? null : byScheme.get(StorageAddresses.scheme(uri));
    if (factory == null) {
      throw new CacheException(
          "no backend is available for '" + RedactedUri.of(uri) + "': " + remedy(uri));
    }
    return factory;
  }

  private String available() {
    return byScheme.isEmpty()
        ? ""
        : ", or name a backend that is there: "
            + String.join(", ", new TreeSet<>(byScheme.keySet()));
  }

  private String remedy(URI uri) {
    if (uri.getScheme() == null) {
      return "it has no scheme; known are: " + String.join(", ", new TreeSet<>(byScheme.keySet()));
    }
    String scheme = StorageAddresses.scheme(uri);
    Set<String> all = new TreeSet<>(byScheme.keySet());
    all.addAll(KnownBackends.schemes());
    return KnownBackends.artifactOf(scheme)
        .map(artifact -> "add " + artifact + " to the class path" + available())
        .or(() -> KnownBackends.insteadOf(scheme))
        .orElseGet(() -> NearestName.hint(scheme, all));
  }
}

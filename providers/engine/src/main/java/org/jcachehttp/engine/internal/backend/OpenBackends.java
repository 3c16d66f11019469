package org.jcachehttp.engine.internal.backend;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jcachehttp.engine.internal.declared.BackendReference;
import org.jcachehttp.engine.internal.declared.Declarations;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.Storage;

/**
 * The open backends of one manager and the assignment of caches to them. Safe for use by many
 * threads.
 */
public final class OpenBackends {

  private final Declarations declarations;
  private final Map<String, OpenBackend> byProvider;
  private final String defaultProvider;
  private final BiFunction<String, BackendReference, OpenBackend> opener;

  /** The backends of caches that have their own size limit, by cache name. */
  private final Map<String, OpenBackend> limited = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();

  private OpenBackends(
      Declarations declarations,
      Map<String, OpenBackend> byProvider,
      String defaultProvider,
      BiFunction<String, BackendReference, OpenBackend> opener) {
    this.declarations = declarations;
    this.byProvider = Map.copyOf(byProvider);
    this.defaultProvider = defaultProvider;
    this.opener = opener;
  }

  /** Creates the backends of a manager with one backend for all caches. */
  static OpenBackends of(OpenBackend only) {
    return new OpenBackends(Declarations.NONE, Map.of("", only), "", (provider, limits) -> only);
  }

  /** Opens the backends of a {@code cache.xml}. */
  static OpenBackends open(Declarations declarations, Providers providers) {
    return new OpenBackends(
        declarations, providers.openAll(), providers.defaultName(), providers::open);
  }

  /** Returns the storage of the caches without a declared backend. */
  public Storage defaultStorage() {
    return provider(defaultProvider).storage();
  }

  private OpenBackend provider(String name) {
    return requireNonNull(byProvider.get(name));
  }

  /** Returns the backend of the cache of that name. */
  public OpenBackend of(String cacheName) {
    Optional<BackendReference> declared = declarations.backendOf(cacheName);
    if (declared.isEmpty()) {
      return provider(defaultProvider);
    }
    return declared.get().limits().isEmpty()
        ? provider(nameOf(declared.get()))
        : limited(cacheName, declared.get());
  }

  /**
   * Returns the limits of the near cache of the cache of that name; empty for none.
   *
   * @throws org.jcachehttp.xml.CacheXmlException if the backend of a declared near cache has none
   */
  public Optional<NearSettings> nearOf(String cacheName) {
    Optional<BackendReference> declared =
        declarations.backendOf(cacheName).filter(backend -> backend.near().isPresent());
    OpenBackend backend = of(cacheName);
    if (declared.isEmpty()) {
      return backend.near();
    }
    if (!backend.supportsNearCache()) {
      throw declared
          .get()
          .element()
          .error(
              "this cache cannot have a near cache: its provider stores entries in this process",
              "remove <near>, or put the cache on another provider");
    }
    return declared.get().near();
  }

  private String nameOf(BackendReference backend) {
    return backend.provider().isEmpty() ? defaultProvider : backend.provider();
  }

  private OpenBackend limited(String cacheName, BackendReference declared) {
    lock.lock();
    try {
      return limited.computeIfAbsent(cacheName, any -> openLimited(declared));
    } finally {
      lock.unlock();
    }
  }

  private OpenBackend openLimited(BackendReference declared) {
    String provider = nameOf(declared);
    if (!(provider(provider).storage() instanceof HeapStorage)) {
      throw declared
          .element()
          .error(
              "this cache cannot have its own size: its provider limits all caches together",
              "give max-entries and max-bytes as an <option> of the provider, or put the cache on"
                  + " memory:");
    }
    return opener.apply(provider, declared);
  }

  /** Closes every backend. */
  public void close() {
    lock.lock();
    try {
      Closing.all(
          Stream.concat(limited.values().stream(), byProvider.values().stream())
              .map(backend -> backend::close));
    } finally {
      lock.unlock();
    }
  }
}

package org.jcachehttp.engine.manager;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jcachehttp.engine.declared.Declarations;
import org.jcachehttp.engine.declared.DeclaredHome;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.Storage;

/** The open backends of one manager, and which cache is in which. Safe for use by many threads. */
final class CacheHomes {

  private final Declarations declarations;
  private final Map<String, CacheHome> byProvider;
  private final String defaultProvider;
  private final BiFunction<String, DeclaredHome, CacheHome> opener;

  /** The homes of caches with a size of their own, by cache name. */
  private final Map<String, CacheHome> limited = new HashMap<>();

  private final ReentrantLock lock = new ReentrantLock();

  private CacheHomes(
      Declarations declarations,
      Map<String, CacheHome> byProvider,
      String defaultProvider,
      BiFunction<String, DeclaredHome, CacheHome> opener) {
    this.declarations = declarations;
    this.byProvider = Map.copyOf(byProvider);
    this.defaultProvider = defaultProvider;
    this.opener = opener;
  }

  /** One backend for all caches. */
  static CacheHomes of(CacheHome only) {
    return new CacheHomes(Declarations.NONE, Map.of("", only), "", (provider, limits) -> only);
  }

  /** The backends of a file, which are opened here. */
  static CacheHomes open(Declarations declarations, Providers providers) {
    return new CacheHomes(
        declarations, providers.openAll(), providers.defaultName(), providers::open);
  }

  /** Where the caches are of which nothing else is said. */
  Storage defaultStorage() {
    return provider(defaultProvider).storage();
  }

  private CacheHome provider(String name) {
    return requireNonNull(byProvider.get(name));
  }

  /** Where the cache of that name is. */
  CacheHome of(String cacheName) {
    Optional<DeclaredHome> declared = declarations.homeOf(cacheName);
    if (declared.isEmpty()) {
      return provider(defaultProvider);
    }
    return declared.get().limits().isEmpty()
        ? provider(nameOf(declared.get()))
        : limited(cacheName, declared.get());
  }

  private String nameOf(DeclaredHome home) {
    return home.provider().isEmpty() ? defaultProvider : home.provider();
  }

  private CacheHome limited(String cacheName, DeclaredHome declared) {
    lock.lock();
    try {
      return limited.computeIfAbsent(cacheName, any -> openLimited(declared));
    } finally {
      lock.unlock();
    }
  }

  private CacheHome openLimited(DeclaredHome declared) {
    String provider = nameOf(declared);
    if (!(provider(provider).storage() instanceof HeapStorage)) {
      throw declared
          .element()
          .error(
              "this cache cannot have a size of its own: its provider limits all caches together",
              "give max-entries and max-bytes as an <option> of the provider, or put the cache on"
                  + " memory:");
    }
    return opener.apply(provider, declared);
  }

  void close() {
    lock.lock();
    try {
      limited.values().forEach(CacheHome::close);
      byProvider.values().forEach(CacheHome::close);
    } finally {
      lock.unlock();
    }
  }
}

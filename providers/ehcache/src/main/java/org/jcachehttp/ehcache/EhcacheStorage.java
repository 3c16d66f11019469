package org.jcachehttp.ehcache;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.ehcache.Cache;
import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoragePlace;

/** A cache manager of Ehcache, in which each region is a cache. */
final class EhcacheStorage implements ByteStorage {

  private final OpenManager opened;
  private final Map<String, Cache<String, Versioned>> caches = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  EhcacheStorage(OpenManager opened) {
    this.opened = opened;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return call(
        "open a region",
        () -> new EhcacheRegion(caches.computeIfAbsent(region, this::openCache), this));
  }

  /** A cache that is there already is of an earlier storage in a given manager. */
  private Cache<String, Versioned> openCache(String region) {
    String alias = Alias.of(region);
    Cache<String, Versioned> there = opened.find(alias);
    return there == null ? opened.manager().createCache(alias, configuration(region)) : there;
  }

  private CacheConfiguration<String, Versioned> configuration(String region) {
    return CacheConfigurationBuilder.newCacheConfigurationBuilder(
            String.class, Versioned.class, opened.pools().apply(region))
        .withValueSerializer(VersionedSerializer.class)
        .withExpiry(new Retention(InstantSource.system()))
        .withResilienceStrategy(new FailAloud())
        .build();
  }

  @Override
  public String description() {
    return opened.description();
  }

  @Override
  public StoragePlace place() {
    return opened.place();
  }

  @Override
  public void destroy(String region) {
    run(
        "destroy a region",
        () ->
            caches.compute(
                region,
                (name, cache) -> {
                  opened.destroy(Alias.of(name));
                  return null;
                }));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      opened.release().accept(opened.manager());
    }
  }

  /**
   * Does work with a cache.
   *
   * @param doing what the work is, for an error message: {@code "read an entry"}
   * @throws StorageException if Ehcache fails, or the storage is closed
   */
  <T> T call(String doing, Supplier<T> work) {
    if (closed.get()) {
      throw new StorageException(description() + " is closed: cannot " + doing);
    }
    try {
      return work.get();
    } catch (StorageException told) {
      throw told;
    } catch (RuntimeException failure) {
      throw EhcacheErrors.translate(description(), doing, failure);
    }
  }

  /** Does work that answers nothing. */
  void run(String doing, Runnable work) {
    call(
        doing,
        () -> {
          work.run();
          return doing;
        });
  }
}

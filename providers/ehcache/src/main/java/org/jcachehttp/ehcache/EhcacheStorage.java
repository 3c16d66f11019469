package org.jcachehttp.ehcache;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.ehcache.Cache;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;

/** A cache manager of Ehcache, in which each region is a cache. */
final class EhcacheStorage implements ByteStorage {

  private final Manager manager;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A storage.
   *
   * @param release what becomes of the manager at close
   */
  EhcacheStorage(Manager manager, Runnable release) {
    this.manager = manager;
    this.release = release;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return call(
        "open a region",
        () -> {
          manager.cache(region);
          return new EhcacheRegion(region, this);
        });
  }

  /** The region's cache: another one, after somebody has destroyed the region. */
  Cache<String, Versioned> cache(String region) {
    return manager.cache(region);
  }

  @Override
  public String description() {
    return manager.description();
  }

  @Override
  public StorageLocation location() {
    return manager.location();
  }

  @Override
  public void destroy(String region) {
    run("destroy a region", () -> manager.destroy(region));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
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

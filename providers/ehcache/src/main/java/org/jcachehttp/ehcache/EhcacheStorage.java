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
   * Creates a storage.
   *
   * @param release releases the manager; called once, at close
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

  /** Returns the region's cache, which is a new one after the region was destroyed. */
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
  public void ping() {
    run("use the manager", manager::requireAvailable);
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
   * Runs an operation on a cache and returns its result.
   *
   * @param operation the operation in words, for error messages: {@code "read an entry"}
   * @throws StorageException if Ehcache fails, or the storage is closed
   */
  <T> T call(String operation, Supplier<T> work) {
    if (closed.get()) {
      throw new StorageException(description() + " is closed: cannot " + operation);
    }
    try {
      return work.get();
    } catch (StorageException translated) {
      throw translated;
    } catch (RuntimeException failure) {
      throw EhcacheErrors.translate(description(), operation, failure);
    }
  }

  /** Runs an operation without a result. */
  void run(String operation, Runnable work) {
    call(
        operation,
        () -> {
          work.run();
          return operation;
        });
  }
}

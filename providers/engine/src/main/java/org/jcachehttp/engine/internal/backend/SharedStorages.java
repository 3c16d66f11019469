package org.jcachehttp.engine.internal.backend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;

/**
 * The open storages of this JVM. Backends of one class loader with equal addresses and options
 * share one storage, with its clients, pools and members. Storages in the memory of this process
 * are not shared: two of one name have no entry in common. Safe for use by many threads.
 */
final class SharedStorages {

  private static final SharedStorages OF_JVM = new SharedStorages();

  private final Map<ClassLoader, Map<StorageIdentity, SharedStorage>> open = new WeakHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  private SharedStorages() {}

  /**
   * Returns the use of a storage that is open, or opens it.
   *
   * @param application the class loader of the application
   * @throws org.jcachehttp.storage.StorageException if the storage cannot be opened
   */
  static StorageUse use(ClassLoader application, StorageFactory factory, StorageAddress address) {
    return OF_JVM.find(application, factory, address);
  }

  private StorageUse find(ClassLoader application, StorageFactory factory, StorageAddress address) {
    StorageIdentity identity = StorageIdentity.of(factory, address);
    while (true) {
      SharedStorage shared = findOrAdd(application, identity);
      Optional<StorageUse> use = shared.use(() -> factory.open(address));
      if (use.isPresent()) {
        return use.get();
      }
      // Its last user closed it between the two calls.
    }
  }

  private SharedStorage findOrAdd(ClassLoader application, StorageIdentity identity) {
    lock.lock();
    try {
      return open.computeIfAbsent(application, any -> new HashMap<>())
          .computeIfAbsent(identity, any -> new SharedStorage(this::remove));
    } finally {
      lock.unlock();
    }
  }

  private void remove(SharedStorage ended) {
    lock.lock();
    try {
      open.values().forEach(ofApplication -> ofApplication.values().remove(ended));
    } finally {
      lock.unlock();
    }
  }
}

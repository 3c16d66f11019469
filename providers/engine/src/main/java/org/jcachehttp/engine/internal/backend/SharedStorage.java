package org.jcachehttp.engine.internal.backend;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;

/** A storage that is opened by its first user and closed by its last. */
final class SharedStorage {

  private final Consumer<SharedStorage> onEnd;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Storage storage;
  private int users;
  private boolean ended;

  /**
   * Creates a storage without users.
   *
   * @param onEnd called when the storage takes no more users
   */
  SharedStorage(Consumer<SharedStorage> onEnd) {
    this.onEnd = onEnd;
  }

  /**
   * Adds a user. Waits while another thread opens or closes the storage.
   *
   * @param opener opens the storage for its first user
   * @return the use, or empty if the storage takes no more users
   */
  Optional<StorageUse> use(Supplier<Storage> opener) {
    lock.lock();
    try {
      return ended ? Optional.empty() : Optional.of(new StorageUse(open(opener), this::release));
    } finally {
      lock.unlock();
    }
  }

  private Storage open(Supplier<Storage> opener) {
    try {
      Storage opened = storage == null ? opener.get() : storage;
      storage = opened;
      users++;
      return opened;
    } finally {
      if (storage == null || storage.location() instanceof StorageLocation.InProcess) {
        end();
      }
    }
  }

  private void release() {
    lock.lock();
    try {
      users--;
      if (users == 0) {
        close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more users only after closing, so that the next one waits until that is complete. */
  private void close() {
    try {
      requireNonNull(storage).close();
    } finally {
      end();
    }
  }

  private void end() {
    ended = true;
    onEnd.accept(this);
  }
}

package org.jcachehttp.engine.internal.store;

import java.util.Iterator;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jcachehttp.storage.StorageException;

/**
 * Calls the storage of one cache and turns its failures into {@link CacheException}s.
 *
 * @param description the cache and its backend, for messages
 */
record StorageCalls(String description) {

  <T> T calling(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (StorageException e) {
      throw failed(operation, e);
    }
  }

  /** Returns the exception for a failed operation. */
  CacheException failed(String operation, StorageException cause) {
    return new CacheException(
        description + ": " + operation + " failed: " + cause.getMessage(), cause);
  }

  void running(String operation, Runnable call) {
    calling(
        operation,
        () -> {
          call.run();
          return operation;
        });
  }

  /** Returns the iterator, which calls the storage while it advances. */
  <T> Iterator<T> iterating(String operation, Supplier<Iterator<T>> call) {
    Iterator<T> entries = calling(operation, call);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return calling(operation, entries::hasNext);
      }

      @Override
      public T next() {
        return calling(operation, entries::next);
      }
    };
  }
}

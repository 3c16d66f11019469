package org.jcachehttp.engine.cache;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link javax.cache.Cache#loadAll}: loads in the background and tells the listener when it is
 * done.
 */
final class Loading<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final String cacheName;
  private final BulkOperations<K, V> bulk;
  private final ExecutorService threads;

  Loading(String cacheName, BulkOperations<K, V> bulk) {
    this.cacheName = cacheName;
    this.bulk = bulk;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "jcache-loader-" + cacheName);
              thread.setDaemon(true);
              return thread;
            });
  }

  void all(Set<K> keys, @Nullable CompletionListener listener) {
    inBackground(() -> bulk.load(keys), listener);
  }

  void missing(Set<K> keys, @Nullable CompletionListener listener) {
    inBackground(() -> bulk.loadMissing(keys), listener);
  }

  /** A cache without a loader has nothing to load, and is done at once. */
  void nothing(@Nullable CompletionListener listener) {
    if (listener != null) {
      listener.onCompletion();
    }
  }

  private void inBackground(Runnable work, @Nullable CompletionListener listener) {
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (CacheException e) {
            failed(e, listener);
            return;
          }
          nothing(listener);
        });
  }

  private void failed(CacheException failure, @Nullable CompletionListener listener) {
    if (listener == null) {
      LOG.warn("loadAll of cache '{}' failed, and nobody asked to be told", cacheName, failure);
    } else {
      listener.onException(failure);
    }
  }

  void close() {
    threads.shutdown();
  }
}

package org.jcachehttp.engine.internal.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@link javax.cache.Cache#loadAll} in the background and notifies the listener. */
final class BackgroundLoader<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoader.class);
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final String cacheName;
  private final BulkOperations<K, V> bulk;
  private final ExecutorService threads;
  private final Set<Thread> loaders = ConcurrentHashMap.newKeySet();

  BackgroundLoader(String cacheName, BulkOperations<K, V> bulk) {
    this.cacheName = cacheName;
    this.bulk = bulk;
    this.threads = Executors.newCachedThreadPool(DaemonThreads.named("jcache-loader-" + cacheName));
  }

  void all(Set<K> keys, @Nullable CompletionListener listener) {
    inBackground(() -> bulk.load(keys), listener);
  }

  void missing(Set<K> keys, @Nullable CompletionListener listener) {
    inBackground(() -> bulk.loadMissing(keys), listener);
  }

  /** Notifies the listener: a cache without a loader loads nothing. */
  void nothing(@Nullable CompletionListener listener) {
    if (listener != null) {
      listener.onCompletion();
    }
  }

  private void inBackground(Runnable work, @Nullable CompletionListener listener) {
    threads.execute(
        () -> {
          loaders.add(Thread.currentThread());
          try {
            load(work, listener);
          } finally {
            loaders.remove(Thread.currentThread());
          }
        });
  }

  private void load(Runnable work, @Nullable CompletionListener listener) {
    try {
      work.run();
    } catch (CacheException e) {
      failed(e, listener);
      return;
    }
    nothing(listener);
  }

  private void failed(CacheException failure, @Nullable CompletionListener listener) {
    if (listener == null) {
      LOG.warn("loadAll of cache '{}' failed and has no completion listener", cacheName, failure);
    } else {
      listener.onException(failure);
    }
  }

  /**
   * Waits a while for loads in progress, so that no loader is called after it was closed. A load
   * that closes its own cache does not wait for itself.
   */
  void close() {
    threads.shutdown();
    if (loaders.contains(Thread.currentThread())) {
      return;
    }
    try {
      if (!threads.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a loadAll of cache '{}' continues after the cache was closed", cacheName);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

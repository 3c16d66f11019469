package org.jcachehttp.engine.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.jcachehttp.engine.internal.integration.Closeables;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener with its filter and its thread. */
final class ListenerRegistration<K, V> {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerRegistration.class);

  private final CacheEntryListenerConfiguration<K, V> configuration;
  private final CacheEntryListener<? super K, ? super V> listener;
  private final Optional<CacheEntryEventFilter<? super K, ? super V>> filter;
  private final Delivery delivery;

  private ListenerRegistration(
      CacheEntryListenerConfiguration<K, V> configuration,
      CacheEntryListener<? super K, ? super V> listener,
      Optional<CacheEntryEventFilter<? super K, ? super V>> filter,
      Delivery delivery) {
    this.configuration = configuration;
    this.listener = listener;
    this.filter = filter;
    this.delivery = delivery;
  }

  static <K, V> ListenerRegistration<K, V> of(CacheEntryListenerConfiguration<K, V> configuration) {
    return new ListenerRegistration<>(
        configuration,
        configuration.getCacheEntryListenerFactory().create(),
        Optional.ofNullable(configuration.getCacheEntryEventFilterFactory())
            .map(factory -> factory.create()),
        configuration.isSynchronous() ? new OnCallersThread() : new Queued());
  }

  boolean isOf(CacheEntryListenerConfiguration<K, V> other) {
    return configuration.equals(other);
  }

  boolean wantsOldValue() {
    return configuration.isOldValueRequired();
  }

  void notify(EventType type, Supplier<CacheEntryEvent<K, V>> event) {
    if (ListenerMethods.accepts(listener, type)) {
      CacheEntryEvent<K, V> made = event.get();
      delivery.deliver(() -> call(made));
    }
  }

  private void call(CacheEntryEvent<K, V> event) {
    try {
      if (filter.isEmpty() || filter.get().evaluate(event)) {
        ListenerMethods.call(listener, event.getEventType(), List.of(event));
      }
    } catch (CacheEntryListenerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheEntryListenerException("a cache entry listener failed: " + e, e);
    }
  }

  void close() {
    delivery.close();
    Closeables.quietly(listener);
    filter.ifPresent(Closeables::quietly);
  }

  /** Calls a listener on some thread. */
  private sealed interface Delivery {

    void deliver(Runnable call);

    void close();
  }

  /** Calls the listener before the operation returns; its exception goes to the caller. */
  private record OnCallersThread() implements Delivery {
    @Override
    public void deliver(Runnable call) {
      call.run();
    }

    @Override
    public void close() {}
  }

  /** Calls the listener on a thread of its own, in order; its exception is logged. */
  private static final class Queued implements Delivery {

    private final ExecutorService queue =
        Executors.newSingleThreadExecutor(DaemonThreads.named("jcache-listener"));

    @Override
    public void deliver(Runnable call) {
      queue.execute(
          () -> {
            try {
              call.run();
            } catch (CacheEntryListenerException e) {
              LOG.warn("An asynchronous cache entry listener failed", e);
            }
          });
    }

    @Override
    public void close() {
      queue.shutdown();
    }
  }
}

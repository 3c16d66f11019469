package org.jcachehttp.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/**
 * The events that a listener of a cache receives, in their order, such as {@code CREATED 1}, {@code
 * UPDATED 2 from 1} and {@code REMOVED from 2}. An unknown value is {@code null}. Thread-safe.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public final class HeardEvents<K, V>
    implements CacheEntryCreatedListener<K, V>,
        CacheEntryUpdatedListener<K, V>,
        CacheEntryRemovedListener<K, V>,
        CacheEntryExpiredListener<K, V> {

  private static final long MAX_WAIT_SECONDS = 60;
  private static final long PROBE_MILLIS = 100;

  private final BlockingQueue<Event<K>> events = new LinkedBlockingQueue<>();

  /** Creates a listener that has received nothing. */
  public HeardEvents() {}

  /**
   * Registers the listener as a synchronous one that requires old values.
   *
   * @param cache the cache to listen to
   */
  public void listenTo(Cache<K, V> cache) {
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(
            new FactoryBuilder.SingletonFactory<>(this), null, true, true));
  }

  /** {@return whether each event that was received was awaited} */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * Waits for events, which are the next ones.
   *
   * @param expected the events in their order
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitAll(String... expected) throws InterruptedException {
    for (String event : expected) {
      var unused = awaitKeyOf(event);
    }
  }

  /**
   * Waits for an event, which is the next one.
   *
   * @param expected the event
   * @return its key
   * @throws InterruptedException if the thread is interrupted
   */
  public K awaitKeyOf(String expected) throws InterruptedException {
    Event<K> next = next();
    assertThat(next.text()).isEqualTo(expected);
    return next.key();
  }

  private Event<K> next() throws InterruptedException {
    Event<K> next = events.poll(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("the next event").isNotNull();
    return requireNonNull(next);
  }

  /**
   * Waits for a later event, after which no event of an earlier change can arrive.
   *
   * @param lastChange the later change
   * @param heardOfIt its event, which must be the next one
   * @throws InterruptedException if the thread is interrupted
   */
  public void assertNothingElse(Runnable lastChange, String heardOfIt) throws InterruptedException {
    lastChange.run();
    awaitAll(heardOfIt);
    assertThat(events).isEmpty();
  }

  /**
   * Puts an entry elsewhere until that is heard of, then another one, whose event is the last: a
   * backend may begin to report some time after the registration.
   *
   * @param there the cache of another process
   * @param value any value
   * @param key the key of the first entry
   * @param last the key of the other one
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitReports(Cache<K, V> there, V value, K key, K last) throws InterruptedException {
    do {
      there.put(key, value);
    } while (events.poll(PROBE_MILLIS, TimeUnit.MILLISECONDS) == null);
    there.put(last, value);
    boolean isLast;
    do {
      isLast = next().key().equals(last);
    } while (!isLast);
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends K, ? extends V>> created) {
    created.forEach(event -> add(event, "CREATED " + event.getValue()));
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends K, ? extends V>> updated) {
    updated.forEach(
        event -> add(event, "UPDATED " + event.getValue() + " from " + event.getOldValue()));
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends K, ? extends V>> removed) {
    removed.forEach(event -> add(event, "REMOVED from " + event.getOldValue()));
  }

  @Override
  public void onExpired(Iterable<CacheEntryEvent<? extends K, ? extends V>> expired) {
    expired.forEach(event -> add(event, "EXPIRED from " + event.getOldValue()));
  }

  private void add(CacheEntryEvent<? extends K, ? extends V> event, String text) {
    events.add(new Event<>(text, event.getKey()));
  }

  private record Event<K>(String text, K key) {}
}

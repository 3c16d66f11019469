package org.jcachehttp.engine.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jcachehttp.engine.MapCachingProvider;
import org.jcachehttp.engine.MapStorage;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.JavaSerializer;
import org.jcachehttp.engine.internal.codec.SerialFilters;
import org.jcachehttp.engine.internal.codec.Serialization;
import org.jcachehttp.engine.internal.event.EventPublisher;
import org.jcachehttp.engine.internal.expiry.ExpiryRules;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jcachehttp.engine.internal.integration.WriteThrough;
import org.jcachehttp.engine.internal.management.Counters;
import org.jcachehttp.engine.internal.management.Statistics;
import org.jcachehttp.engine.internal.store.EntryStores;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** The parts of one cache over a map, at a time that stands still. */
final class CacheServicesFixture {

  private static final String REGION = "texts";

  final AtomicLong now = new AtomicLong(1_800_000_000_000L);
  final MapStorage storage = new MapStorage();
  final List<String> events = new ArrayList<>();
  final MutableConfiguration<String, String> configuration = new MutableConfiguration<>();
  private final EventPublisher<String, String> publisher;
  private final Statistics statistics = new Statistics(new Counters(() -> 0, () -> 0));
  private ExpiryPolicy policy = new ModifiedExpiryPolicy(Duration.ONE_HOUR);

  CacheServicesFixture() {
    publisher =
        new EventPublisher<>(
            new MapCachingProvider(storage)
                .getCacheManager()
                .createCache("source", new MutableConfiguration<>()));
    statistics.switchOn();
  }

  CacheServicesFixture expiring(ExpiryPolicy other) {
    policy = other;
    return this;
  }

  CacheServicesFixture listening() {
    publisher.register(
        new MutableCacheEntryListenerConfiguration<>(() -> new Recorder(events), null, true, true));
    return this;
  }

  CacheServices<String, String> services() {
    return new CacheServices<>(
        new EntryStores(storage, codecs(), region -> {})
            .openByValue(REGION, String.class, String.class, Optional.empty(), timeout -> {}),
        ExpiryRules.of(policy, Optional.empty()),
        ReadThrough.of(configuration),
        WriteThrough.of(configuration),
        publisher,
        statistics,
        () -> Instant.ofEpochMilli(now.get()));
  }

  private static Codecs codecs() {
    return new Codecs(
        new Serialization(
            new JavaSerializer(SerialFilters.DEFAULT), CacheServicesFixture.class::getClassLoader));
  }

  Counters counters() {
    return statistics.counters();
  }

  MapStorage.MapRegion region() {
    return storage.open(REGION);
  }

  /** Another process writes an entry. */
  void written(String key, String text) {
    write(key, ("t" + text).getBytes(UTF_8), Deadline.NEVER);
  }

  /** Another process has written an entry that is expired now. */
  void expired(String key, String text) {
    write(key, ("t" + text).getBytes(UTF_8), new Deadline(now.get() - 1));
  }

  /** An entry is stored whose value cannot be read. */
  void damaged(String key) {
    write(key, new byte[0], Deadline.NEVER);
  }

  private void write(String key, byte[] payload, Deadline deadline) {
    region()
        .write(
            key,
            WriteCondition.any(),
            new StoredRecord<>(
                ThreadLocalRandom.current().nextLong(), deadline, Map.of(), payload));
  }

  /** Notes each event with its key and values. */
  private record Recorder(List<String> events)
      implements CacheEntryCreatedListener<String, String>,
          CacheEntryUpdatedListener<String, String>,
          CacheEntryRemovedListener<String, String>,
          CacheEntryExpiredListener<String, String> {

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> created) {
      created.forEach(event -> events.add("created " + event.getValue()));
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> updated) {
      updated.forEach(
          event -> events.add("updated " + event.getOldValue() + " to " + event.getValue()));
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> removed) {
      removed.forEach(event -> events.add("removed " + event.getOldValue()));
    }

    @Override
    public void onExpired(Iterable<CacheEntryEvent<? extends String, ? extends String>> expired) {
      expired.forEach(event -> events.add("expired " + event.getOldValue()));
    }
  }
}

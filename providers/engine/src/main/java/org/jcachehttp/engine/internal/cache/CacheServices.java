package org.jcachehttp.engine.internal.cache;

import java.time.InstantSource;
import org.jcachehttp.engine.internal.event.EventPublisher;
import org.jcachehttp.engine.internal.expiry.ExpiryRules;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jcachehttp.engine.internal.integration.WriteThrough;
import org.jcachehttp.engine.internal.management.Statistics;
import org.jcachehttp.engine.internal.store.EntryStore;

/** The parts of one cache that its operations use. */
record CacheServices<K, V>(
    EntryStore<K, V> store,
    ExpiryRules<V> expiry,
    ReadThrough<K, V> readThrough,
    WriteThrough<K, V> writeThrough,
    EventPublisher<K, V> events,
    Statistics statistics,
    InstantSource clock) {}

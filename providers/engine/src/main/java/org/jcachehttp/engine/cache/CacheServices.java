package org.jcachehttp.engine.cache;

import java.time.InstantSource;
import org.jcachehttp.engine.event.EventPublisher;
import org.jcachehttp.engine.expiry.ExpiryRules;
import org.jcachehttp.engine.integration.ReadThrough;
import org.jcachehttp.engine.integration.WriteThrough;
import org.jcachehttp.engine.management.Statistics;
import org.jcachehttp.engine.store.EntryStore;

/** What the operations of one cache work with. */
record CacheServices<K, V>(
    EntryStore<K, V> store,
    ExpiryRules<V> expiry,
    ReadThrough<K, V> readThrough,
    WriteThrough<K, V> writeThrough,
    EventPublisher<K, V> events,
    Statistics statistics,
    InstantSource clock) {}

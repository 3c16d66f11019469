package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.engine.internal.store.EntryState.Present;
import org.jcachehttp.storage.HeapValue;

/**
 * The near cache of one cache.
 *
 * @param near the entries
 * @param live the codec of values that callers share
 * @param settings the ages of the entries
 * @param clock the clock of expiry
 * @param <V> the cache's value type
 */
record NearLayer<V>(
    NearCache<Present<V, ?>> near,
    PayloadCodec<V, HeapValue> live,
    NearSettings settings,
    InstantSource clock) {}

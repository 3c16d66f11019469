package org.jcachehttp.engine.internal.cache;

import java.util.function.Consumer;
import javax.cache.CacheManager;
import org.jcachehttp.storage.Storage;

/**
 * The identity of a cache.
 *
 * @param name its name in the manager
 * @param manager its manager
 * @param storage the storage with its entries
 * @param onClose called once, when the cache is closed
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public record CacheIdentity<K, V>(
    String name, CacheManager manager, Storage storage, Consumer<EngineCache<K, V>> onClose) {}

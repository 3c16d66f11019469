package org.jcachehttp.engine.internal.cache;

import java.util.function.Consumer;
import javax.cache.CacheManager;
import org.jcachehttp.storage.Storage;

/**
 * Who a cache is.
 *
 * @param name its name in the manager
 * @param manager the manager it belongs to
 * @param storage the backend that has its entries
 * @param onClose told once, when the cache is closed
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public record CacheIdentity<K, V>(
    String name, CacheManager manager, Storage storage, Consumer<EngineCache<K, V>> onClose) {}

package org.jcachehttp.http.status;

import org.jcachehttp.http.HttpCache;

/**
 * How many requests an {@link HttpCache} has answered since it was made, by how it answered them;
 * each counts once. The cache below has statistics of its own (JSR-107 chapter 12).
 *
 * @param hits from the cache, fresh
 * @param misses by the origin with a response of its own, stored or not
 * @param revalidated from the cache, after the origin confirmed it
 * @param stale from the cache although stale: while it is refreshed, because the request accepts
 *     it, or in the place of an error
 * @param collapsed by the response to an equal request that was in flight
 * @param bypassed by the origin past the cache
 * @param refused not at all, because the origin must not be asked: only-if-cached
 * @param failed with an exception: the origin failed, and nothing stored could answer
 * @param storeErrors how often the cache below failed, which fails no request
 */
public record HttpCacheStatistics(
    long hits,
    long misses,
    long revalidated,
    long stale,
    long collapsed,
    long bypassed,
    long refused,
    long failed,
    long storeErrors) {}

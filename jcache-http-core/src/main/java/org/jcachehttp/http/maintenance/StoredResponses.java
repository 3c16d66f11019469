package org.jcachehttp.http.maintenance;

import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The responses in a cache: lists, counts, removes and copies them, and changes their lifetimes and
 * keys.
 *
 * <p>The operations hold some 500 entries in memory, independent of the size of the cache, and do
 * not read bodies unless they say so. On a provider that is not of this project they use the
 * iterator of JCache, which reads whole entries and skips expired and unreadable ones. Listeners
 * and writers of the cache are not called for entries that are removed by criteria.
 *
 * <p>Safe for use by many threads; a response that is stored during an operation may be part of it
 * or not. If the cache fails, the methods throw {@link javax.cache.CacheException}, or {@link
 * IllegalStateException} if it is closed. Applications do not implement this interface.
 */
public interface StoredResponses {

  /** {@return the cache that contains the responses} */
  Cache<String, CachedResponse> cache();

  /**
   * {@return the matching responses, read page by page} The stream need not be closed.
   *
   * @param criteria the criteria that a response must match
   */
  Stream<ResponseSummary> stream(Criteria criteria);

  /** {@return the URLs of the fresh responses, sorted and without duplicates, all in memory} */
  default SortedSet<String> urls() {
    return urls(Criteria.fresh());
  }

  /**
   * {@return the URLs of the matching responses, sorted and without duplicates, all in memory}
   *
   * @param criteria the criteria that a response must match
   */
  default SortedSet<String> urls(Criteria criteria) {
    return stream(criteria)
        .map(ResponseSummary::url)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * {@return the number of matching responses}
   *
   * @param criteria the criteria that a response must match
   */
  default long count(Criteria criteria) {
    return stream(criteria).count();
  }

  /**
   * {@return the number of bytes in the bodies of the matching responses}
   *
   * @param criteria the criteria that a response must match
   */
  default long size(Criteria criteria) {
    return stream(criteria).mapToLong(ResponseSummary::size).sum();
  }

  /**
   * {@return whether a response to GET requests without fields is stored for the URI}
   *
   * @param uri the absolute URI of the requests
   */
  default boolean contains(URI uri) {
    return contains(HttpRequest.get(uri.toString()));
  }

  /**
   * {@return whether a response to the request is stored, fresh or not}
   *
   * @param request the request, with the fields that select a response
   */
  default boolean contains(HttpRequest request) {
    return get(request).isPresent();
  }

  /**
   * {@return whether a response is stored under the key, fresh or not}
   *
   * @param key the key in the cache
   */
  default boolean contains(String key) {
    return get(key).isPresent();
  }

  /**
   * {@return the stored response to the request, fresh or not; empty if there is none}
   *
   * @param request the request, with the fields that select a response
   */
  Optional<CachedResponse> get(HttpRequest request);

  /**
   * {@return the response under the key, fresh or not; empty if there is none}
   *
   * @param key the key in the cache
   */
  Optional<CachedResponse> get(String key);

  /**
   * Stores a response as if it had just been received. A response that repeats a secret of its
   * request is not stored.
   *
   * @param request the request that the response belongs to
   * @param response the response, with a body in memory
   * @param expireAfter the freshness lifetime, in place of the response's own
   * @return whether the response was stored
   * @throws IllegalArgumentException if the body is a stream, or {@code expireAfter} is {@code
   *     do-not-cache}
   */
  boolean put(HttpRequest request, HttpResponse response, ExpireAfter expireAfter);

  /**
   * Deletes the matching responses. Calls to the origin go on, and their responses are stored. If
   * the store fails, this process keeps the deletion in memory. It does not use a response that
   * matches at the time of this call, and deletes it when the store works again. A response that
   * was received, or validated, more than a minute after this call is not concerned.
   *
   * @param criteria the criteria that a response must match
   * @return the number of deleted responses
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   */
  long delete(Criteria criteria);

  /**
   * Deletes every response that is not fresh. This includes responses that are kept to be
   * revalidated or to be served when the origin fails; {@link #purgeExpired()} deletes only
   * responses past their retention.
   *
   * @return the number of deleted responses
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   */
  default long deleteStale() {
    return delete(Criteria.in(ResponseState.STALE, ResponseState.EXPIRED));
  }

  /**
   * Deletes the responses under these keys, with all variants if a key is that of a target. A
   * response of this process whose request is at its origin now is not stored, and no later request
   * waits for it.
   *
   * @param keys the keys in the cache; unknown ones are ignored
   * @return the number of deleted responses
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   */
  long deleteKeys(String... keys);

  /**
   * Deletes all variants of the responses to the targets of these requests, for the users who make
   * them. A response of this process whose request is at its origin now is not stored, and no later
   * request waits for it.
   *
   * @param requests the requests, with the credentials of their users
   * @return the number of deleted responses
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   */
  long deleteRequests(HttpRequest... requests);

  /**
   * Deletes all responses with these URLs: every variant, method and user. A response of this
   * process whose request is at its origin now is not stored, and no later request waits for it. If
   * the store fails, this process keeps the URLs in memory, as {@link #delete(Criteria)} keeps
   * criteria.
   *
   * @param urls the absolute URLs
   * @return the number of deleted responses
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   * @throws IllegalArgumentException if a URL is malformed
   */
  long deleteUrls(String... urls);

  /**
   * Invalidates the responses with a tag: every variant and user. They are never used again, even
   * if the origin fails. Writes one entry and reads no response. A response whose request is at its
   * origin now is not stored. Invalidated responses are listed until they are replaced or past
   * their retention.
   *
   * @param tag the tag, such as {@code user:7}
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   * @see org.jcachehttp.http.settings.CallOptions#withTags
   */
  void invalidateTag(String tag);

  /**
   * Marks the responses with a tag as stale: every variant and user. The next use of each validates
   * it, with the rules for stale responses, such as stale-if-error. Writes one entry and reads no
   * response. A response whose request is at its origin now is not stored.
   *
   * @param tag the tag, such as {@code user:7}
   * @throws javax.cache.CacheException if the store failed; they are invalidated when it works
   *     again
   * @see org.jcachehttp.http.settings.CallOptions#withTags
   */
  void markTagStale(String tag);

  /**
   * Removes every entry of this cache, but no entry of another cache, key prefix or version on the
   * same backend. A response of this process whose request is at its origin now is not stored, and
   * no later request waits for it.
   *
   * @throws javax.cache.CacheException if the store failed; it is done when the store works again
   */
  void clear();

  /**
   * Removes the entries past their retention, in one operation where the backend supports it. Stale
   * responses within their retention are kept; {@link #deleteStale()} deletes those too.
   *
   * @return the number of removed entries, including lists of variants, groups and leases
   */
  long purgeExpired();

  /**
   * Sets the lifetime of every stored response that is not past its retention, counted from now.
   * The time for which a response is kept after it becomes stale does not change. Reads and writes
   * every body.
   *
   * @param expireAfter the freshness lifetime
   * @return the number of changed responses
   * @throws IllegalArgumentException if {@code expireAfter} is {@code do-not-cache}
   */
  long setLifetime(ExpireAfter expireAfter);

  /**
   * Sets the lifetime of the stored response to a request, counted from now.
   *
   * @param request the request, with the fields that select a response
   * @param expireAfter the freshness lifetime
   * @return whether such a response is stored
   * @throws IllegalArgumentException if {@code expireAfter} is {@code do-not-cache}
   */
  boolean setLifetime(HttpRequest request, ExpireAfter expireAfter);

  /**
   * Moves every response to the key that the settings of this HTTP cache give it. A response
   * without the request parts that its new key needs is not moved, and is no longer found. Reads
   * every body.
   *
   * @return the number of moved responses
   */
  long rekey();

  /**
   * Copies every response that is not past its retention into another cache on any backend, under
   * the same key. An HTTP cache over the target finds the responses if its key settings are the
   * same, and, for private entries of users, its credential key. A response that the target has in
   * the same or a newer version is skipped, so that a copy that failed can be continued by another.
   *
   * @param target the cache to copy into
   * @param progress receives the numbers so far after each page; an exception of it ends the copy
   * @return the numbers of the whole copy
   */
  CopyProgress copyTo(Cache<String, CachedResponse> target, Consumer<CopyProgress> progress);

  /**
   * Copies as {@link #copyTo(Cache, Consumer)} does, into the cache of other responses.
   *
   * @param target the responses of the HTTP cache to copy into
   * @param progress receives the numbers so far after each page; an exception of it ends the copy
   * @return the numbers of the whole copy
   */
  default CopyProgress copyTo(StoredResponses target, Consumer<CopyProgress> progress) {
    return copyTo(target.cache(), progress);
  }
}

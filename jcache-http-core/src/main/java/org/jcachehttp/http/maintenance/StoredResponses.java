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

  /** Returns the cache that holds the responses. */
  Cache<String, CachedResponse> cache();

  /** Returns the matching responses, read page by page; the stream need not be closed. */
  Stream<ResponseSummary> stream(Criteria criteria);

  /** Returns the URLs of the fresh responses, sorted and without duplicates, all in memory. */
  default SortedSet<String> urls() {
    return urls(Criteria.fresh());
  }

  /** Returns the URLs of the matching responses, sorted and without duplicates, all in memory. */
  default SortedSet<String> urls(Criteria criteria) {
    return stream(criteria)
        .map(ResponseSummary::url)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the number of matching responses. */
  default long count(Criteria criteria) {
    return stream(criteria).count();
  }

  /** Returns the number of bytes in the bodies of the matching responses. */
  default long size(Criteria criteria) {
    return stream(criteria).mapToLong(ResponseSummary::size).sum();
  }

  /** Returns whether a response to GET requests without fields is stored for the URI. */
  default boolean contains(URI uri) {
    return contains(HttpRequest.get(uri.toString()));
  }

  /** Returns whether a response is stored that the request selects, fresh or not. */
  default boolean contains(HttpRequest request) {
    return get(request).isPresent();
  }

  /** Returns whether a response is stored under the key, fresh or not. */
  default boolean contains(String key) {
    return get(key).isPresent();
  }

  /** Returns the stored response that the request selects, fresh or not. */
  Optional<CachedResponse> get(HttpRequest request);

  /** Returns the response that is stored under the key, fresh or not. */
  Optional<CachedResponse> get(String key);

  /**
   * Stores a response as if it had just been received, with that lifetime in the place of its own.
   * Returns whether it was stored: a response that repeats a secret of its request is not.
   *
   * @throws IllegalArgumentException if the body is a stream, or {@code expireAfter} is {@code
   *     do-not-cache}
   */
  boolean put(HttpRequest request, HttpResponse response, ExpireAfter expireAfter);

  /** Deletes the matching responses, and returns their number. */
  long delete(Criteria criteria);

  /**
   * Deletes every response that is not fresh, and returns the number. This includes responses that
   * are kept to be revalidated or to be served when the origin fails; {@link #purgeExpired()}
   * deletes only responses past their retention.
   */
  default long deleteStale() {
    return delete(Criteria.in(ResponseState.STALE, ResponseState.EXPIRED));
  }

  /**
   * Deletes the responses under these keys, with all variants if a key is that of a target, and
   * returns their number. Unknown keys are ignored.
   */
  long deleteKeys(String... keys);

  /**
   * Deletes all variants of the responses to the targets of these requests, for the users who make
   * them, and returns their number.
   */
  long deleteRequests(HttpRequest... requests);

  /**
   * Deletes all responses with these URLs: every variant, method and user; returns their number.
   */
  long deleteUrls(String... urls);

  /**
   * Removes every entry of this cache, but no entry of another cache, key prefix or version on the
   * same backend.
   */
  void clear();

  /**
   * Removes the entries past their retention, in one operation where the backend supports it, and
   * returns their number; it includes lists of variants. Stale responses within their retention are
   * kept; {@link #deleteStale()} deletes those too.
   */
  long purgeExpired();

  /**
   * Sets the lifetime of every stored response that is not past its retention, counted from now,
   * and returns the number of changed responses. The time for which a response is kept after it
   * becomes stale does not change. Reads and writes every body.
   *
   * @throws IllegalArgumentException if {@code expireAfter} is {@code do-not-cache}
   */
  long setLifetime(ExpireAfter expireAfter);

  /**
   * Sets the lifetime of the response that the request selects, counted from now, and returns
   * whether there is one.
   *
   * @throws IllegalArgumentException if {@code expireAfter} is {@code do-not-cache}
   */
  boolean setLifetime(HttpRequest request, ExpireAfter expireAfter);

  /**
   * Moves every response to the key that the settings of this HTTP cache give it, and returns the
   * number of moved responses. A response without the request parts that its new key needs is not
   * moved, and is no longer found. Reads every body.
   */
  long rekey();

  /**
   * Copies every response that is not past its retention into another cache on any backend, under
   * the same key. An HTTP cache over it finds them if its key settings are the same, and, for
   * private entries of users, its credential key. A response that is there in the same or a newer
   * version is skipped, so that a copy that failed can be continued by another.
   *
   * @param progress called after each page; an exception of it ends the copy
   */
  CopyProgress copyTo(Cache<String, CachedResponse> target, Consumer<CopyProgress> progress);

  /** Copies as {@link #copyTo(Cache, Consumer)} does, into the cache of other responses. */
  default CopyProgress copyTo(StoredResponses target, Consumer<CopyProgress> progress) {
    return copyTo(target.cache(), progress);
  }
}

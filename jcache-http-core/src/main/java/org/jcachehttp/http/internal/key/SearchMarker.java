package org.jcachehttp.http.internal.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * The entry that states by which parameters the last response to a path varies. Like a list of
 * variants it is no response. The key of each response is computed from it.
 *
 * @param variance the variance
 * @param retainUntil until when the entry is retained
 */
public record SearchMarker(SearchVariance variance, Deadline retainUntil) {

  /** A prefix that no method has, because a method is a token. */
  private static final String PREFIX = "search:";

  /** Returns the marker of a response that varies by a part of its query. */
  public static Optional<SearchMarker> of(CachedResponse response) {
    return SearchVariance.of(response.response().fields())
        .map(variance -> new SearchMarker(variance, VariantList.retentionWith(response.times())));
  }

  /** Returns the marker in an entry; empty if the entry is none. */
  public static Optional<SearchMarker> from(CachedResponse entry) {
    return SearchVariance.of(entry.response().fields())
        .map(variance -> new SearchMarker(variance, entry.times().retainUntil()));
  }

  /** Returns the key of the marker for a request, the same for all queries. */
  public static String keyOf(StoredRequest request) {
    return CacheKey.of(requestOf(request));
  }

  /** Returns the request whose key the marker for a request has. */
  public static StoredRequest requestOf(StoredRequest request) {
    return new StoredRequest(
        PREFIX + request.method(),
        request.target().withQuery(Optional.empty()),
        Fields.empty(),
        new KeyDigests(request.digests().partition(), Optional.empty(), Optional.empty()));
  }

  /**
   * Returns the entry to store.
   *
   * @param marked the request from {@link #requestOf}
   * @param lines the field No-Vary-Search of the response
   */
  public CachedResponse toEntry(StoredRequest marked, Iterable<String> lines) {
    Fields fields = Fields.of(SearchVariance.FIELD, String.join(", ", lines));
    return new CachedResponse(
        marked.toVariantList(),
        new HttpResponse(204, "", "HTTP/1.1", fields, Body.empty()),
        new StoredTimes(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, new Deadline(0), retainUntil));
  }
}

package org.jcachehttp.spring.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.lang.Nullable;

/**
 * The endpoint {@code httpcache}: settings and statistics, and the stored responses in a state
 * ({@code fresh}, {@code stale}, {@code expired}, {@code invalid} or {@code all}) to list and
 * delete. No result contains a secret. {@link KnownParameters} rejects other parameters.
 */
@Endpoint(id = "httpcache")
final class HttpCacheEndpoint {

  private static final int DEFAULT_LIMIT = 100;

  private final HttpCache cache;

  HttpCacheEndpoint(HttpCache cache) {
    this.cache = cache;
  }

  @ReadOperation
  CacheDescription describe() {
    return CacheDescription.of(cache);
  }

  /** Lists stored responses; {@code status} and {@code method} may be repeated. */
  @ReadOperation
  List<EntryDescription> list(
      @Selector String state,
      @Nullable String url,
      @Nullable Duration minAge,
      @Nullable int[] status,
      @Nullable String[] method,
      @Nullable Integer limit) {
    Stream<ResponseSummary> matching =
        cache.responses().stream(EntryFilter.criteria(state, url, minAge, status, method));
    return EntryFilter.checked(() -> matching.limit(limit == null ? DEFAULT_LIMIT : limit))
        .map(EntryDescription::of)
        .toList();
  }

  /** Deletes the responses with a URL, and invalidates those with a tag. */
  @DeleteOperation
  Map<String, Object> delete(@Nullable String url, @Nullable String tag) {
    if ((url == null) == (tag == null)) {
      throw new InvalidEndpointRequestException("give either url or tag", "either url or tag");
    }
    StoredResponses responses = cache.responses();
    if (url != null) {
      return Map.of("deleted", EntryFilter.checked(() -> responses.deleteUrls(url)));
    }
    responses.invalidateTag(tag);
    return Map.of("invalidated", tag);
  }

  /** Deletes the responses that {@link #list} returns, without a limit. */
  @DeleteOperation
  Map<String, Object> deleteMatching(
      @Selector String state,
      @Nullable String url,
      @Nullable Duration minAge,
      @Nullable int[] status,
      @Nullable String[] method) {
    return Map.of(
        "deleted",
        cache.responses().delete(EntryFilter.criteria(state, url, minAge, status, method)));
  }
}

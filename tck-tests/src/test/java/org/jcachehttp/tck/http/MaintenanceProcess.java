package org.jcachehttp.tck.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * A process whose cache is larger than its memory. It fills the cache at the first URI, lists it,
 * deletes stale responses, copies the others to the second URI, and prints the results. Three
 * quarters of the responses are stale, a tenth have status 404, and the bodies of the fresh
 * responses exceed the memory.
 */
final class MaintenanceProcess {

  static final int RESPONSES = 100_000;

  private static final int PAGE = 500;
  private static final Body.Buffered SHORT = Body.of(new byte[100]);
  private static final Body.Buffered LONG = Body.of(new byte[4_000]);

  private final Cache<String, CachedResponse> cache;
  private final StoredResponses responses;

  private MaintenanceProcess(Cache<String, CachedResponse> cache) {
    this.cache = cache;
    this.responses = HttpCache.over(cache).responses();
  }

  /** The arguments are the URIs. */
  public static void main(String[] uris) {
    try (CacheManager from = open(uris[0]);
        CacheManager to = open(uris[1])) {
      MaintenanceProcess source = new MaintenanceProcess(responses(from));
      MaintenanceProcess copies = new MaintenanceProcess(responses(to));
      source.fill();
      source.list("listed");
      System.out.println("deleted " + source.responses.deleteStale());
      source.list("left");
      System.out.println(source.responses.copyTo(copies.responses, progress -> {}));
      copies.list("copied");
    }
  }

  private static CacheManager open(String uri) {
    return Caching.getCachingProvider("org.jcachehttp.engine.UriCachingProvider")
        .getCacheManager(URI.create(uri), null);
  }

  private static Cache<String, CachedResponse> responses(CacheManager manager) {
    return manager.createCache(
        "http_cache",
        new MutableConfiguration<String, CachedResponse>()
            .setTypes(String.class, CachedResponse.class)
            .setExpiryPolicyFactory(RetentionPolicy.factory()));
  }

  private void fill() {
    for (int first = 0; first < RESPONSES; first += PAGE) {
      Map<String, CachedResponse> page = new HashMap<>();
      for (int number = first; number < first + PAGE; number++) {
        CachedResponse response = response(number);
        page.put(CacheKey.of(response.request()), response);
      }
      cache.putAll(page);
    }
  }

  private static CachedResponse response(int number) {
    TargetUri target = TargetUri.of(URI.create("https://example.org/posts/" + number));
    boolean fresh = number % 4 == 0;
    return new CachedResponse(
        new StoredRequest("GET", target, Fields.empty(), KeyDigests.none()),
        new HttpResponse(
            number % 10 == 0 ? 404 : 200, "", "HTTP/1.1", Fields.empty(), fresh ? LONG : SHORT),
        new StoredTimes(
            Instant.ofEpochMilli(number),
            Instant.ofEpochMilli(number),
            Duration.ZERO,
            fresh ? Deadline.NEVER : new Deadline(1),
            Deadline.NEVER));
  }

  private void list(String what) {
    System.out.println(
        "%s %d, %d stale, %d not found, %d bytes"
            .formatted(
                what,
                responses.count(Criteria.all()),
                responses.count(Criteria.stale()),
                responses.count(Criteria.all().withStatuses(404)),
                responses.size(Criteria.all())));
  }
}

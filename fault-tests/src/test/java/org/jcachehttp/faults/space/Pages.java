package org.jcachehttp.faults.space;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.testkit.processes.Store;

/**
 * Stored responses, as an HTTP cache makes them: a URL of 52 characters, five fields, and a body
 * that no other one shares.
 */
final class Pages implements AutoCloseable {

  private static final String CACHE = "http_cache";
  private static final int CHUNK = 1_000;
  private static final URI SOURCE = URI.create("memory:source?max-bytes=0");

  private final CacheManager manager;
  private final HttpCache http;
  private final int bodyBytes;
  private final Random random = new Random(1);

  private Pages(CacheManager manager, int bodyBytes) {
    this.manager = manager;
    this.http = HttpCache.open(manager);
    this.bodyBytes = bodyBytes;
  }

  /** Opens a store. */
  static Pages open(URI uri, int bodyBytes) {
    return new Pages(Store.open(uri).manager(), bodyBytes);
  }

  /** Stores responses: an HTTP cache in memory makes them, and bulk operations copy them. */
  void store(int entries) throws IOException {
    try (Pages source = open(SOURCE, bodyBytes)) {
      for (int first = 0; first < entries; first += CHUNK) {
        source.request(first, Math.min(first + CHUNK, entries));
        cache().putAll(source.removeAll());
      }
    }
  }

  private Map<String, CachedResponse> removeAll() {
    Map<String, CachedResponse> entries = new HashMap<>();
    cache().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    cache().clear();
    return entries;
  }

  private Cache<String, CachedResponse> cache() {
    return manager.getCache(CACHE, String.class, CachedResponse.class);
  }

  /** Requests the pages with these numbers, and requires that each one is answered. */
  void request(int first, int end) throws IOException {
    for (int number = first; number < end; number++) {
      String url = "https://api.example.org/v1/articles/%07d?lang=en".formatted(number);
      HttpResponse answer = http.execute(HttpRequest.get(url), this::answer);
      if (answer.body().string(ISO_8859_1).length() != bodyBytes) {
        throw new IllegalStateException(url + " has another body");
      }
    }
  }

  private HttpResponse answer(HttpRequest request) {
    byte[] body = new byte[bodyBytes];
    random.nextBytes(body);
    Fields fields =
        Fields.of(
            "Content-Type", "application/json",
            "Cache-Control", "public, max-age=86400",
            "Date", RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
            "ETag", "\"" + Long.toHexString(random.nextLong()) + "\"",
            "Last-Modified", "Mon, 30 Nov 2026 21:00:00 GMT");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(body));
  }

  /** Returns the number of requests that stored responses have answered. */
  long hits() {
    return http.statistics().hits();
  }

  @Override
  public void close() {
    http.close();
    manager.close();
  }
}

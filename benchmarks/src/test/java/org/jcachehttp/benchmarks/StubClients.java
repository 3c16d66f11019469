package org.jcachehttp.benchmarks;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Feign clients without a network. */
final class StubClients {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private StubClients() {}

  /** Returns a client that always returns the same object. */
  static Client prebuilt(Post post) {
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://example.org/", Map.of(), Request.Body.empty(), null);
    Response response = response(request, headers(post), post.bytes());
    return (called, options) -> response;
  }

  /**
   * Returns a client that builds a response for each call. Each post has a body of its own, as in a
   * cache: one body for all would stay in the cache of the processor.
   */
  static Client building(Post post) {
    byte[][] bodies = new byte[Post.COUNT][];
    Arrays.setAll(bodies, id -> post.bytes());
    Map<String, Collection<String>> headers = headers(post);
    return (request, options) -> response(request, headers, bodies[id(request.url())]);
  }

  private static int id(String url) {
    return Integer.parseInt(url, url.lastIndexOf('/') + 1, url.length(), 10);
  }

  private static Response response(
      Request request, Map<String, Collection<String>> headers, byte[] body) {
    return Response.builder()
        .status(200)
        .reason("OK")
        .headers(headers)
        .body(body)
        .request(request)
        .build();
  }

  private static Map<String, Collection<String>> headers(Post post) {
    Map<String, Collection<String>> headers = new LinkedHashMap<>(Post.fields());
    headers.put("Content-Length", List.of(Integer.toString(post.text().length())));
    // A date of the past would make the response stale, and each hit a revalidation.
    headers.put("Date", List.of(HTTP_DATE.format(Instant.now())));
    return headers;
  }

  /**
   * A cache as an application would write it: a map, one lifetime for all responses, no
   * Cache-Control, no users, no limit.
   */
  static final class MapCache implements Client {

    private static final long LIFETIME_MILLIS = 3_600_000;

    private final Map<String, Stored> responses = new ConcurrentHashMap<>();
    private final Client delegate;

    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    private record Stored(
        int status, Map<String, Collection<String>> headers, byte[] body, long expiry) {}

    MapCache(Client delegate) {
      this.delegate = delegate;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      Stored stored = responses.get(request.url());
      long now = System.currentTimeMillis();
      if (stored == null || stored.expiry() < now) {
        Response response = delegate.execute(request, options);
        byte[] body = response.body().asInputStream().readAllBytes();
        stored = new Stored(response.status(), response.headers(), body, now + LIFETIME_MILLIS);
        responses.put(request.url(), stored);
      }
      return Response.builder()
          .status(stored.status())
          .headers(stored.headers())
          .body(stored.body())
          .request(request)
          .build();
    }
  }
}

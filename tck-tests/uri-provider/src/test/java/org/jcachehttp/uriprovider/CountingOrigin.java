package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** An origin with one resource, which counts the requests for it. */
final class CountingOrigin {

  private final AtomicInteger requests = new AtomicInteger();
  private Fields fields = Fields.of("Content-Length", "4");

  /** Sends that Cache-Control with each response. */
  void says(String cacheControl) {
    fields = Fields.of("Content-Length", "4", "Cache-Control", cacheControl);
  }

  /** Sends a request with those fields through a cache. */
  void get(HttpCache cache, String... requestFields) throws IOException {
    HttpRequest request = HttpRequest.get("http://forum.example/posts/1");
    cache.execute(
        request.withFields(Fields.of(requestFields)),
        sent -> {
          requests.incrementAndGet();
          return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of("post".getBytes(UTF_8)));
        });
  }

  /** Sends two equal requests and returns how many reach the origin. */
  int requestsOf(HttpCache opened) throws IOException {
    try (HttpCache cache = opened) {
      get(cache);
      get(cache);
    }
    return requests.getAndSet(0);
  }

  /** Returns how many requests have reached the origin since the last {@link #requestsOf}. */
  int requests() {
    return requests.get();
  }
}

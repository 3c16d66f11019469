package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;

/**
 * A response that a test has read.
 *
 * @param status the status code
 * @param fields the fields
 * @param body the whole body
 */
record Received(int status, Fields fields, byte[] body) {

  /** Reads a response to its end and closes it. */
  static Received of(HttpResponse response) throws IOException {
    try (InputStream body = response.body().open()) {
      return new Received(response.status(), response.fields(), body.readAllBytes());
    }
  }

  String text() {
    return new String(body, UTF_8);
  }

  String cacheStatus() {
    return String.join(", ", fields.all(HttpCache.CACHE_STATUS));
  }

  boolean isHit() {
    return cacheStatus().contains("jcache-http; hit");
  }
}

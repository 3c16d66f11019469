package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;

/** A response that a test has read. */
final class Received {

  private final int status;
  private final String protocol;
  private final Fields fields;
  private final byte[] body;

  private Received(HttpResponse response, byte[] body) {
    this.status = response.status();
    this.protocol = response.protocol();
    this.fields = response.fields();
    this.body = body;
  }

  /** Reads a response to its end and closes it. */
  static Received of(HttpResponse response) throws IOException {
    try (InputStream body = response.body().open()) {
      return new Received(response, body.readAllBytes());
    }
  }

  int status() {
    return status;
  }

  String protocol() {
    return protocol;
  }

  Fields fields() {
    return fields;
  }

  byte[] body() {
    return body;
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

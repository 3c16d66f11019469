package org.jcachehttp.faults.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * Calls through a cache. Each URL has a body of its own, which every answer is compared with.
 *
 * <p>Safe for use by several threads.
 */
final class CheckedCalls {

  /** Takes longer than any timeout in a throttled network. */
  private static final int BODY_BYTES = 12 << 10;

  private static final String PLACE = "http://forum.example/";

  private final HttpCache cache;
  private final Measurement row;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  CheckedCalls(HttpCache cache, Measurement row) {
    this.cache = cache;
    this.row = row;
  }

  /** Makes a call and measures it. A failure is counted, not thrown. */
  void measured(String path) {
    try {
      row.timed(() -> call(path));
    } catch (Exception failure) {
      row.failed(failure);
    }
  }

  /** Makes a call; returns its Cache-Status. */
  String call(String path) throws IOException {
    HttpResponse answer = cache.execute(HttpRequest.get(PLACE + path), CheckedCalls::answer);
    compare(path, answer);
    String status = answer.fields().first(HttpCache.CACHE_STATUS).orElse("");
    if (status.contains("; stored") || isHit(status)) {
      acknowledged.add(path);
    }
    return status;
  }

  static boolean isHit(String status) {
    return status.startsWith("jcache-http; hit");
  }

  private void compare(String path, HttpResponse answer) throws IOException {
    try (Body body = answer.body();
        InputStream in = body.open()) {
      String text = new String(in.readAllBytes(), UTF_8);
      if (answer.status() != 200 || !text.equals(textOf(PLACE + path))) {
        row.leaked(path + " was answered with " + answer.status() + " " + text);
      }
    }
  }

  private static HttpResponse answer(HttpRequest request) {
    byte[] text = textOf(request.uri().toString()).getBytes(UTF_8);
    Fields fields = Fields.of("Cache-Control", "max-age=3600");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(text));
  }

  private static String textOf(String url) {
    return (url + " ").repeat(BODY_BYTES / url.length());
  }

  /** Returns the paths whose responses the store has acknowledged, or returned. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  long storeErrors() {
    return cache.statistics().storeErrors();
  }
}

package org.jcachehttp.faults.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** Calls through an HTTP cache. Each URL has a body of its own, with which answers are compared. */
public final class CheckedCalls {

  private static final String ORIGIN = "http://forum.example/";
  private static final int BODY_BYTES = 64 << 10;
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;

  private final HttpCache cache;
  private final Measurement row;
  private final Set<String> acknowledged = new LinkedHashSet<>();

  /**
   * Makes the calls of one client.
   *
   * @param cache the cache
   * @param row what is measured
   */
  public CheckedCalls(HttpCache cache, Measurement row) {
    this.cache = cache;
    this.row = row;
  }

  /**
   * Makes a call to each URL, which must be answered: by the store or by the origin.
   *
   * @param urls the number of URLs
   */
  public void callEach(int urls) {
    for (int i = 0; i < urls; i++) {
      String path = "page" + i;
      try {
        row.timed(() -> statusOf(path));
      } catch (Exception failure) {
        row.failed(failure);
      }
    }
  }

  /**
   * Repeats the calls until all responses are stored.
   *
   * @param urls the number of URLs
   * @throws Exception if a call fails
   */
  public void storeEach(int urls) throws Exception {
    for (int i = 0; i < urls; i++) {
      String path = "page" + i;
      long giveUp = System.nanoTime() + RECOVERY.toNanos();
      while (!isHit(statusOf(path)) && !acknowledged.contains(path)) {
        if (System.nanoTime() > giveUp) {
          throw new AssertionError(path + " is not stored within " + RECOVERY);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  /**
   * Counts each response as lost that the store acknowledged to these calls and does not have.
   *
   * @throws Exception if a call fails
   */
  public void findAcknowledged() throws Exception {
    for (String path : Set.copyOf(acknowledged)) {
      find(path);
    }
  }

  /**
   * Counts each response as lost that is not found.
   *
   * @param urls the number of URLs
   * @throws Exception if a call fails
   */
  public void findEach(int urls) throws Exception {
    for (int i = 0; i < urls; i++) {
      find("page" + i);
    }
  }

  /** Waits until the store answers again. */
  private void find(String path) throws Exception {
    long giveUp = System.nanoTime() + RECOVERY.toNanos();
    String status = statusOf(path);
    while (status.contains("store-unavailable") && System.nanoTime() < giveUp) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      status = statusOf(path);
    }
    if (!isHit(status)) {
      System.err.println(path + " is not a hit: " + status);
      row.lost(1);
    }
  }

  /**
   * Calls a URL and compares the answer.
   *
   * @param path the path of the URL
   * @return the Cache-Status of the answer
   * @throws IOException if the call fails
   */
  public String statusOf(String path) throws IOException {
    HttpResponse answer = cache.execute(HttpRequest.get(ORIGIN + path), CheckedCalls::answer);
    try (Body body = answer.body();
        InputStream in = body.open()) {
      String text = new String(in.readAllBytes(), UTF_8);
      if (answer.status() != 200 || !text.equals(textOf(ORIGIN + path))) {
        row.leaked(path + " was answered with " + answer.status() + " " + text);
      }
    }
    String status = answer.fields().first(HttpCache.CACHE_STATUS).orElse("");
    if (status.contains("; stored")) {
      acknowledged.add(path);
    }
    return status;
  }

  private static boolean isHit(String status) {
    return status.startsWith("jcache-http; hit");
  }

  private static HttpResponse answer(HttpRequest request) {
    byte[] text = textOf(request.uri().toString()).getBytes(UTF_8);
    Fields fields = Fields.of("Cache-Control", "max-age=3600");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(text));
  }

  private static String textOf(String url) {
    return (url + " ").repeat(BODY_BYTES / url.length());
  }
}

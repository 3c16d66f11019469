package org.jcachehttp.faults.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * Calls through an HTTP cache. Each URL has a body of its own, with which answers are compared.
 * Safe for use by several threads.
 */
public final class CheckedCalls {

  private static final String ORIGIN = "http://forum.example/";
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;

  private final HttpCache cache;
  private final Measurement row;
  private final int bodyBytes;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  /**
   * Makes calls.
   *
   * @param cache the cache
   * @param row what is measured
   * @param bodyBytes the size of each body, not counting the end that does not hold a whole URL
   */
  public CheckedCalls(HttpCache cache, Measurement row, int bodyBytes) {
    this.cache = cache;
    this.row = row;
    this.bodyBytes = bodyBytes;
  }

  /**
   * Makes a call, which must be answered by the store or by the origin, and measures it.
   *
   * @param path the path of the URL
   */
  public void measured(String path) {
    try {
      row.timed(() -> statusOf(path));
    } catch (Exception failure) {
      row.failed(failure);
    }
  }

  /**
   * Makes a measured call to each URL.
   *
   * @param urls the number of URLs
   */
  public void callEach(int urls) {
    for (int i = 0; i < urls; i++) {
      measured("page" + i);
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
      store("page" + i);
    }
  }

  /**
   * Repeats a call until its response is stored: a busy machine may exceed short timeouts.
   *
   * @param path the path of the URL
   * @throws Exception if a call fails
   */
  public void store(String path) throws Exception {
    long giveUp = System.nanoTime() + RECOVERY.toNanos();
    while (!isHit(statusOf(path)) && !acknowledged.contains(path)) {
      if (System.nanoTime() > giveUp) {
        throw new AssertionError(path + " is not stored within " + RECOVERY);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  /** {@return the paths whose responses the store has acknowledged or returned so far} */
  public Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /**
   * Counts each response as lost that the store acknowledged to these calls and does not have.
   *
   * @throws Exception if a call fails
   */
  public void findAcknowledged() throws Exception {
    for (String path : acknowledged()) {
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

  /**
   * Counts a response as lost if it is not found, as soon as the store answers.
   *
   * @param path the path of the URL
   * @throws Exception if a call fails
   */
  public void find(String path) throws Exception {
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
    HttpResponse answer = cache.execute(HttpRequest.get(ORIGIN + path), this::answer);
    String text = answer.body().string(UTF_8);
    if (answer.status() != 200 || !text.equals(textOf(ORIGIN + path))) {
      row.leaked(path + " was answered with " + answer.status() + " " + text);
    }
    String status = answer.fields().first(HttpCache.CACHE_STATUS).orElse("");
    if (status.contains("; stored") || isHit(status)) {
      acknowledged.add(path);
    }
    return status;
  }

  /**
   * {@return whether an answer is from the store}
   *
   * @param status its Cache-Status
   */
  public static boolean isHit(String status) {
    return status.startsWith("jcache-http; hit");
  }

  private HttpResponse answer(HttpRequest request) {
    byte[] text = textOf(request.uri().toString()).getBytes(UTF_8);
    Fields fields = Fields.of("Cache-Control", "max-age=3600");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(text));
  }

  private String textOf(String url) {
    return (url + " ").repeat(bodyBytes / url.length());
  }
}

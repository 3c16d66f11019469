package org.jcachehttp.faults.heap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/**
 * A process with a small heap that uses one cache. The arguments are its URI, the task and the
 * number of entries. It prints what it found.
 */
public final class SmallHeapMain {

  /** The task to read a large body twice, with the default settings. */
  static final String BODY = "body";

  /** The same with a larger {@code max-body-size}. */
  static final String STORED_BODY = "stored-body";

  /** The task to store and to read many entries. */
  static final String ENTRIES = "entries";

  private static final int MAX_BODY = 128 << 20;
  private static final int SAMPLE = 997;

  private final AtomicInteger originCalls = new AtomicInteger();

  private SmallHeapMain() {}

  /** Runs the task. */
  public static void main(String[] args) throws IOException {
    SmallHeapMain main = new SmallHeapMain();
    switch (args[1]) {
      case BODY -> main.largeBody(HttpCache.builder(), args[0]);
      case STORED_BODY -> main.largeBody(HttpCache.builder().maxBodySize(MAX_BODY), args[0]);
      default -> main.manyEntries(args[0], Integer.parseInt(args[2]));
    }
    System.exit(0);
  }

  private void largeBody(HttpCacheBuilder settings, String uri) throws IOException {
    boolean correct = true;
    for (int call = 0; call < 2; call++) {
      try (HttpCache cache = settings.open(uri);
          InputStream body = open(cache, "/large", this::sendLarge)) {
        correct &= LargeBody.isContentOf(body);
      }
    }
    report(correct);
  }

  private void manyEntries(String uri, int entries) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      for (int entry = 0; entry < entries; entry++) {
        open(cache, "/" + entry, this::sendSmall).readAllBytes();
      }
      boolean correct = cache.responses().count(Criteria.all()) == entries;
      for (int entry = 0; entry < entries; entry += SAMPLE) {
        byte[] body = open(cache, "/" + entry, this::sendSmall).readAllBytes();
        correct &= new String(body, US_ASCII).equals("/" + entry);
      }
      cache.responses().purgeExpired();
      report(correct);
    }
  }

  private void report(boolean correct) {
    System.out.println("origin calls " + originCalls + ", correct " + correct);
  }

  private static InputStream open(HttpCache cache, String path, Origin origin) throws IOException {
    return cache.execute(HttpRequest.get("http://example.org" + path), origin).body().open();
  }

  private HttpResponse sendLarge(HttpRequest request) {
    return response(Body.of(new LargeBody(), LargeBody.LENGTH));
  }

  private HttpResponse sendSmall(HttpRequest request) {
    return response(Body.of(request.uri().getPath().getBytes(US_ASCII)));
  }

  private HttpResponse response(Body body) {
    originCalls.incrementAndGet();
    return new HttpResponse(200, "", "HTTP/1.1", Fields.of("Cache-Control", "max-age=86400"), body);
  }
}

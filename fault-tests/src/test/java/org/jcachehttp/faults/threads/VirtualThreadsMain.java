package org.jcachehttp.faults.threads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * A process of JDK 21 or later that makes hits and misses on virtual threads, and records when one
 * of them is pinned. The arguments are the URI of the cache and the file for the recording.
 */
public final class VirtualThreadsMain {

  private static final int CALLS = 4_000;
  private static final int PAGES = 500;

  private VirtualThreadsMain() {}

  /** Makes the calls and prints how many were hits. */
  public static void main(String[] args) throws Exception {
    try (HttpCache cache = HttpCache.open(args[0]);
        Recording recording = new Recording()) {
      call(cache, 0); // Classes are loaded, and clients connected, before anything is recorded.
      call(cache, 0);
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      callAll(cache);
      recording.stop();
      recording.dump(Path.of(args[1]));
      System.out.println("hits " + cache.statistics().hits());
    }
    System.exit(0);
  }

  /** The class is compiled for Java 17, which has no virtual threads. */
  private static void callAll(HttpCache cache) throws Exception {
    ExecutorService threads =
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    List<Future<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      int page = i % PAGES;
      calls.add(threads.submit(() -> call(cache, page)));
    }
    for (Future<Integer> call : calls) {
      call.get();
    }
  }

  private static int call(HttpCache cache, int page) throws Exception {
    HttpRequest request = HttpRequest.get(URI.create("http://example.org/" + page));
    return cache
        .execute(request, VirtualThreadsMain::send)
        .body()
        .open()
        .readAllBytes()
        .length;
  }

  /** A call of an origin blocks its thread. */
  private static HttpResponse send(HttpRequest request) {
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    Body body = Body.of(request.uri().getPath().repeat(500).getBytes(US_ASCII));
    return new HttpResponse(200, "", "HTTP/1.1", Fields.of("Cache-Control", "max-age=86400"), body);
  }
}

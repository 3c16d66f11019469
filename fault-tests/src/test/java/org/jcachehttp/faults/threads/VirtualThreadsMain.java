package org.jcachehttp.faults.threads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  private static final int THREADS = 64;
  private static final int CALLS_PER_THREAD = 60;
  private static final int PAGES = 500;

  private VirtualThreadsMain() {}

  /** Makes the calls and prints how many were hits. */
  public static void main(String[] args) throws Exception {
    try (HttpCache cache = HttpCache.open(args[0]);
        Recording recording = new Recording()) {
      call(cache, 0); // Classes are loaded, and clients connected, before anything is recorded.
      call(cache, 0);
      recording.disable("org.jcachehttp.Exchange");
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      pinOne();
      callAll(cache);
      recording.stop();
      recording.dump(Path.of(args[1]));
      System.out.println("hits " + cache.statistics().hits());
    }
    System.exit(0);
  }

  /** Parks a virtual thread in an initializer, so that the recording has one that is pinned. */
  private static void pinOne() throws Exception {
    threads().submit(() -> Pinned.NAME.length()).get();
  }

  /** A class whose initializer blocks, on a frame that the JVM cannot unmount. */
  static final class Pinned {
    static final String NAME = parked();

    private static String parked() {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      return "parked";
    }
  }

  /** The class is compiled for Java 17, which has no virtual threads. */
  private static ExecutorService threads() throws Exception {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static void callAll(HttpCache cache) throws Exception {
    ExecutorService threads = threads();
    List<Future<?>> callers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      Random random = new Random(thread);
      callers.add(threads.submit(() -> callRepeatedly(cache, random)));
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
  }

  private static Object callRepeatedly(HttpCache cache, Random random) throws Exception {
    int read = 0;
    for (int call = 0; call < CALLS_PER_THREAD; call++) {
      read += call(cache, random.nextInt(PAGES));
    }
    return read;
  }

  private static int call(HttpCache cache, int page) throws Exception {
    HttpRequest request = HttpRequest.get("http://example.org/" + page);
    return cache.execute(request, VirtualThreadsMain::send).body().open().readAllBytes().length;
  }

  /** A call of an origin blocks its thread. */
  private static HttpResponse send(HttpRequest request) {
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    Body body = Body.of(request.uri().getPath().repeat(500).getBytes(US_ASCII));
    return new HttpResponse(200, "", "HTTP/1.1", Fields.of("Cache-Control", "max-age=86400"), body);
  }
}

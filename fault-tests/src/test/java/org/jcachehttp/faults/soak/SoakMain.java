package org.jcachehttp.faults.soak;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;

/**
 * A process that calls through a cache for a while, closes and reopens it with other settings, and
 * prints a line for each phase. The arguments are the scheme, the seconds and the seed.
 */
public final class SoakMain {

  private static final int THREADS = 2;
  private static final int PAGES = 4_000;

  /** The first phases fill the caches and compile the code. */
  static final int PHASES = 12;

  private final Random random;
  private final SoakOrigin origin;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();

  private SoakMain(long seed) {
    this.random = new Random(seed);
    this.origin = new SoakOrigin(random);
  }

  /** Runs all phases. */
  public static void main(String[] args) throws Exception {
    Duration phase = Duration.ofSeconds(Long.parseLong(args[1])).dividedBy(PHASES);
    new SoakMain(Long.parseLong(args[2])).run(uri(args[0]), phase);
  }

  private static String uri(String scheme) throws Exception {
    Path directory = Files.createTempDirectory("soak");
    return switch (scheme) {
      case "memory" -> "memory:soak?max-bytes=24MiB";
      case "ehcache" -> "ehcache:soak?heap=100&off-heap=24MiB";
      default -> scheme + ":" + directory.resolve("soak") + "?max-bytes=24MiB";
    };
  }

  private void run(String uri, Duration phase) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < PHASES; i++) {
      try (HttpCache cache = settings(i).open(uri)) {
        long end = System.nanoTime() + phase.toNanos();
        List<Future<?>> callers = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          callers.add(threads.submit(() -> callUntil(end, cache)));
        }
        for (Future<?> caller : callers) {
          caller.get();
        }
        report();
      }
    }
    threads.shutdown();
  }

  /** Each phase has other settings than the one before. */
  private static HttpCacheBuilder settings(int phase) {
    return HttpCache.builder()
        .type(phase % 2 == 0 ? CacheType.PRIVATE : CacheType.SHARED)
        .purgeInterval(Duration.ofSeconds(1 + phase % 3));
  }

  private void callUntil(long end, HttpCache cache) {
    ThreadMXBean time = ManagementFactory.getThreadMXBean();
    long before = time.getCurrentThreadCpuTime();
    while (System.nanoTime() < end) {
      call(cache);
      calls.incrementAndGet();
    }
    cpuNanos.addAndGet(time.getCurrentThreadCpuTime() - before);
  }

  private void call(HttpCache cache) {
    String path = "/" + random.nextInt(PAGES);
    String method = random.nextInt(40) == 0 ? "POST" : "GET";
    HttpRequest request =
        HttpRequest.builder(method, URI.create("http://example.com" + path)).build();
    try {
      HttpResponse response = cache.execute(request, origin::send);
      byte[] body = response.body().open().readAllBytes();
      if (!SoakOrigin.isContent(path, body)) {
        wrong.incrementAndGet();
      }
    } catch (Exception failure) {
      failure.printStackTrace();
      wrong.incrementAndGet();
    }
  }

  /** Prints the calls of the phase, their CPU time, what was wrong, and the live heap. */
  private void report() {
    System.gc();
    long live = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    long count = calls.getAndSet(0);
    System.out.println(
        "phase %d %d %d %d"
            .formatted(count, cpuNanos.getAndSet(0) / Math.max(1, count), wrong.get(), live >> 10));
  }
}

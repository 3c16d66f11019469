package org.jcachehttp.faults.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.status.HttpCacheListener.StoreOutage;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.processes.Child;
import org.jcachehttp.testkit.processes.ChildMain;

/** A process whose threads request the same responses as those of other processes. */
final class ClusterMain {

  /** Begins the line about a call to the origin, which the path follows. */
  static final String CALL = "call ";

  /** Begins the line about a request that failed or had another response. */
  static final String FAILED = "failed ";

  /** Begins the line about an outage of the store, in which processes do not share calls. */
  static final String OUTAGE = "outage ";

  /** Begins the last line, with the number of requests and the longest one in milliseconds. */
  static final String ENDED = "ended ";

  private static final String ORIGIN = "http://forum.example";
  private static final CallOptions PATIENT =
      CallOptions.none().withCollapseTimeout(Duration.ofMinutes(3));

  private final Child child;
  private final HttpCache cache;
  private final Duration originTime = Duration.ofMillis(Long.getLong("origin"));
  private final int keys = Integer.getInteger("keys");
  private final LongAdder requests = new LongAdder();
  private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

  private ClusterMain(Child child) {
    this.child = child;
    this.cache =
        HttpCache.builder()
            .option("collapse", "cluster")
            .option("collapse-lease", System.getProperty("lease"))
            .listener(new Outages())
            .open(child.store().manager());
  }

  /** Runs in the child. */
  public static void main(String[] args) throws InterruptedException {
    ChildMain.run(args, child -> new ClusterMain(child).requestAll());
  }

  /** Returns the options of the JVM of a child. */
  static String[] jvmOptions(int threads, int keys, Duration lease, Duration originTime) {
    return new String[] {
      "-Dthreads=" + threads,
      "-Dkeys=" + keys,
      "-Dlease=" + lease.toMillis() + "ms",
      "-Dorigin=" + originTime.toMillis(),
      "-Daws.accessKeyId=local",
      "-Daws.secretAccessKey=local"
    };
  }

  private void requestAll() {
    awaitStore();
    Threads.run(Integer.getInteger("threads"), this::requestEach);
    long longest = Duration.ofNanos(longestNanos.get()).toMillis();
    child.say(ENDED + requests.sum() + " " + longest);
  }

  /** Reports outages of the store. */
  private final class Outages implements HttpCacheListener {
    @Override
    public void onOutage(StoreOutage outage) {
      child.say(OUTAGE + outage);
    }
  }

  /** Unlike parking, it does not end early. */
  private static void sleep(Duration span) {
    try {
      TimeUnit.NANOSECONDS.sleep(span.toNanos());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client of a store may take long to start on a busy machine. */
  private void awaitStore() {
    while (true) {
      try {
        cache.ping();
        return;
      } catch (CacheException notYet) {
        sleep(Duration.ofMillis(100));
      }
    }
  }

  /** Each thread begins with another key. */
  private void requestEach(int thread) {
    for (int i = 0; i < keys; i++) {
      request("/" + (thread + i) % keys);
    }
  }

  private void request(String path) {
    long start = System.nanoTime();
    try {
      String text =
          cache
              .execute(HttpRequest.get(ORIGIN + path), this::answer, PATIENT)
              .body()
              .string(US_ASCII);
      if (!text.equals(path)) {
        child.say(FAILED + path + " was answered with " + text);
      }
    } catch (IOException | RuntimeException failure) {
      child.say(FAILED + path + " " + failure);
    }
    longestNanos.accumulate(System.nanoTime() - start);
    requests.increment();
  }

  private HttpResponse answer(HttpRequest request) {
    String path = request.uri().getPath();
    child.say(CALL + path);
    sleep(originTime);
    Fields fields = Fields.of("Cache-Control", "max-age=86400");
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of(path.getBytes(US_ASCII)));
  }
}

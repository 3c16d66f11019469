package org.jcachehttp.faults.scale;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.servers.ReplicatedRedis;

/**
 * Traffic with and without the option {@code replicas} on the same servers, and kills of masters.
 */
final class FailoverRun {

  private static final Duration SPAN = Form.span(Duration.ofSeconds(45), Duration.ofMinutes(10));
  private static final int KILLS = Form.tries(1, 4);
  private static final String FAULT = "kill -9 of a master";
  private static final String INJECTION =
      ("kills: %d in %d s; 20 threads call, increment, get and put;"
              + " tries are those that succeed")
          .formatted(KILLS, SPAN.toSeconds());

  private static final String MAY_LOSE =
      "none is promised: Redis acknowledges a change before its replicas have it";

  private final String scheme;
  private final Random random;

  FailoverRun(String scheme, Random random) {
    this.scheme = scheme;
    this.random = random;
  }

  void run() throws Exception {
    Measurement replicated = Measurement.of(FAULT + ", `replicas=1`", scheme, INJECTION);
    Measurement hopeful = Measurement.of(FAULT, scheme, INJECTION);
    try (ReplicatedRedis servers = ReplicatedRedis.of(scheme);
        Traffic confirmed =
            new Traffic(servers.uri("confirmed") + "&replicas=1", replicated, random.nextLong());
        Traffic plain = new Traffic(servers.uri("plain").toString(), hopeful, random.nextLong())) {
      confirmed.start();
      plain.start();
      killMasters(servers);
      confirmed.end();
      plain.end();
      confirmed.check();
      plain.check();
    }
    replicated.end();
    hopeful.endWithLosses(MAY_LOSE);
  }

  /** Each killed server is started again, because a master without replicas confirms nothing. */
  private void killMasters(ReplicatedRedis servers) throws InterruptedException {
    long start = System.nanoTime();
    Duration between = SPAN.dividedBy(KILLS + 1L);
    for (int kill = 1; kill <= KILLS; kill++) {
      sleepUntil(start + between.multipliedBy(kill).toNanos());
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
      long killed = System.nanoTime();
      servers.killMaster();
      servers.awaitFailover();
      System.out.printf("%s: failover after %s%n", scheme, since(killed));
      servers.restartAsReplica();
      System.out.printf("%s: replicated again after %s%n", scheme, since(killed));
    }
    sleepUntil(start + SPAN.toNanos());
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
  }
}

package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Kills processes at moments that nobody chose, but that a seed repeats. */
final class Kills {

  static final int ROUNDS = Integer.getInteger("jcachehttp.kill-rounds", 10);

  private static final int LATEST_MICROS = 400_000;

  private final Random moments;

  private Kills(long seed) {
    this.moments = new Random(seed);
  }

  /** With {@code -Dseed=}, or a new seed, which is printed. */
  static Kills seeded() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("processes are killed " + ROUNDS + " times, repeated by -Dseed=" + seed);
    return new Kills(seed);
  }

  /** Kills one process that does the task; answers what it had said by then. */
  List<String> strike(Task task, int round, URI uri) throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(task, round, uri)) {
      child.awaitReady();
      child.go();
      return child.killAfter(Duration.ofNanos(1000L * moments.nextInt(LATEST_MICROS)));
    }
  }
}

package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Kills processes at random moments, which a seed repeats. */
final class Kills {

  static final int DEFAULT_ROUNDS = 10;

  /** The number of kills against a server, in a build without {@code -Pthorough}. */
  static final int FEW_ROUNDS = 2;

  private final Random moments;

  private Kills(long seed) {
    this.moments = new Random(seed);
  }

  /** Returns the number of kills that the system property sets, else the given one. */
  static int rounds(int otherwise) {
    return Integer.getInteger("jcachehttp.kill-rounds", otherwise);
  }

  /** Returns kills with the seed of {@code -Dseed=}, or with a new seed, which is printed. */
  static Kills seeded(int rounds) {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("processes are killed " + rounds + " times, repeated by -Dseed=" + seed);
    return new Kills(seed);
  }

  /**
   * Kills a process that runs the task, at some moment after it has printed a line with that
   * beginning.
   *
   * @param round the number of the process
   * @param within the longest time after that line
   * @return the output of the process
   */
  List<String> strike(Task task, int round, URI uri, String beginning, Duration within)
      throws IOException, InterruptedException {
    Duration delay = Duration.ofNanos(moments.nextLong(within.toNanos()));
    try (ChildProcess child = ChildProcess.start(task, round, uri)) {
      child.awaitReady();
      child.go();
      child.awaitLine(beginning);
      return child.killAfter(delay);
    }
  }
}

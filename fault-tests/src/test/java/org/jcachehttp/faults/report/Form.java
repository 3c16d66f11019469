package org.jcachehttp.faults.report;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** The two forms of the fault tests. The system property {@code faults.form} selects one. */
public enum Form {
  /** The form of each build, of about two minutes. */
  SHORT,
  /** The form of the profile {@code faults}, which writes the page. */
  LONG;

  /** {@return the selected form} */
  public static Form selected() {
    return valueOf(System.getProperty("faults.form", "short").toUpperCase(Locale.ROOT));
  }

  /**
   * Returns how often something is tried.
   *
   * @param inShort in the short form
   * @param inLong in the long form
   */
  public static int tries(int inShort, int inLong) {
    return selected() == LONG ? inLong : inShort;
  }

  /**
   * Returns how long something is tried.
   *
   * @param inShort in the short form
   * @param inLong in the long form
   */
  public static Duration span(Duration inShort, Duration inLong) {
    return selected() == LONG ? inLong : inShort;
  }

  /** Returns a generator with the seed of {@code -Dseed=}, or with a new seed, which is printed. */
  public static Random random() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("random choices are repeated by -Dseed=" + seed);
    return new Random(seed);
  }
}

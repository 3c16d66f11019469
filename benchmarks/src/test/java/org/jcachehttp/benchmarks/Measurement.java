package org.jcachehttp.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cost of one operation. A figure that was not measured is NaN.
 *
 * @param cpu nanoseconds of CPU time
 * @param wall nanoseconds that passed
 * @param bytes bytes allocated
 */
record Measurement(double cpu, double wall, double bytes) {

  /** The cost of a candidate that was not measured. */
  static final Measurement NONE = new Measurement(Double.NaN, Double.NaN, Double.NaN);

  /** Returns the median of each figure. */
  static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        median(rounds, Measurement::cpu),
        median(rounds, Measurement::wall),
        median(rounds, Measurement::bytes));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package org.jcachehttp.benchmarks;

import java.util.Locale;
import java.util.function.Function;

/** A limit for one candidate. */
sealed interface Bar {

  /** Returns the name of the candidate. */
  String candidate();

  /** Returns the name of the candidate it is compared with, or {@code none}. */
  String reference();

  /** Returns the largest figure. */
  double limit();

  /**
   * Returns the figure that the limit is for.
   *
   * @param costs the cost of a candidate by its name
   */
  double measured(Function<String, Measurement> costs);

  /** Returns a figure with its unit. */
  String text(double figure);

  /** A limit of the ratio of two CPU times. */
  record CpuRatio(String candidate, String reference, double limit) implements Bar {

    @Override
    public double measured(Function<String, Measurement> costs) {
      return costs.apply(candidate).cpu() / costs.apply(reference).cpu();
    }

    @Override
    public String text(double figure) {
      return String.format(Locale.ROOT, "%.2f", figure);
    }
  }

  /** A limit of the milliseconds that pass in addition to those of the reference. */
  record AddedMillis(String candidate, String reference, double limit) implements Bar {

    @Override
    public double measured(Function<String, Measurement> costs) {
      return (costs.apply(candidate).wall() - costs.apply(reference).wall()) / 1e6;
    }

    @Override
    public String text(double figure) {
      return String.format(Locale.ROOT, "%+.2f ms", figure);
    }
  }

  /** A limit of the milliseconds that pass. */
  record Millis(String candidate, double limit) implements Bar {

    @Override
    public String reference() {
      return "none";
    }

    @Override
    public double measured(Function<String, Measurement> costs) {
      return costs.apply(candidate).wall() / 1e6;
    }

    @Override
    public String text(double figure) {
      return String.format(Locale.ROOT, "%.2f ms", figure);
    }
  }
}

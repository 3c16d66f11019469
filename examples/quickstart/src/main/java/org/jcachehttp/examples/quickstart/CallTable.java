package org.jcachehttp.examples.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints one row per call. */
final class CallTable {

  private final PrintStream out;
  private int calls;
  private Duration total = Duration.ZERO;

  CallTable(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    out.println(text);
    out.printf("%4s  %8s  %6s  %6s  %s%n", "call", "time", "status", "age", "Cache-Status");
  }

  void row(Call call) {
    calls++;
    total = total.plus(call.time());
    out.printf(
        Locale.ROOT,
        "%4d  %5d ms  %6d  %6s  %s%n",
        calls,
        call.time().toMillis(),
        call.status(),
        call.age(),
        call.cacheStatus());
  }

  void total() {
    out.printf(Locale.ROOT, "%d calls in %.2f s%n", calls, total.toMillis() / 1000.0);
  }
}

package org.jcachehttp.faults.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.faults.report.Measurement;

/** What processes reported: their calls to the origin, by path, and what failed. */
final class ClusterCalls {

  private final Map<String, Integer> calls = new HashMap<>();
  private final Measurement row;
  private long requests;
  private Duration longest = Duration.ZERO;
  private boolean hadOutage;

  ClusterCalls(Measurement row) {
    this.row = row;
  }

  /** Takes the lines of a process. */
  void read(List<String> lines) {
    for (String line : lines) {
      if (line.startsWith(ClusterMain.CALL)) {
        calls.merge(line.substring(ClusterMain.CALL.length()), 1, Integer::sum);
      } else if (line.startsWith(ClusterMain.FAILED)) {
        row.failed(new AssertionError(line));
      } else if (line.startsWith(ClusterMain.OUTAGE)) {
        System.out.println(line);
        hadOutage = true;
      } else if (line.startsWith(ClusterMain.ENDED)) {
        String[] numbers = line.substring(ClusterMain.ENDED.length()).split(" ", -1);
        requests += Long.parseLong(numbers[0]);
        Duration took = Duration.ofMillis(Long.parseLong(numbers[1]));
        longest = took.compareTo(longest) > 0 ? took : longest;
      }
    }
  }

  /**
   * Returns whether the store failed, as it does on a machine that is too busy. A process then
   * makes calls of its own, as documented.
   */
  boolean hadOutage() {
    return hadOutage;
  }

  /** Counts the requests, and returns the number of calls by path. */
  Map<String, Integer> counted() {
    row.tried(requests);
    row.took(longest);
    return Map.copyOf(calls);
  }
}

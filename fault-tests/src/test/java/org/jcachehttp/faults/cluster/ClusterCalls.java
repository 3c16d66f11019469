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
      } else if (line.startsWith(ClusterMain.ENDED)) {
        String[] numbers = line.substring(ClusterMain.ENDED.length()).split(" ", -1);
        row.tried(Long.parseLong(numbers[0]));
        row.took(Duration.ofMillis(Long.parseLong(numbers[1])));
      }
    }
  }

  /** Returns the number of calls by path. */
  Map<String, Integer> byPath() {
    return Map.copyOf(calls);
  }
}

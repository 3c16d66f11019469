package org.jcachehttp.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jcachehttp.tck.report.Tally;
import org.jcachehttp.tck.report.TallyTable;

/**
 * Prints the results of the TCK per provider, and fails unless each provider passed all tests. The
 * number is checked because a wrong selector runs no test and succeeds.
 */
public final class TckTable {
  /** The tests of TCK 1.1.1 without those of the annotations. */
  private static final int TESTS = 479;

  private TckTable() {}

  /** Arguments: the folder of the runs, when the build started (ISO-8601), the providers' names. */
  public static void main(String[] args) throws IOException {
    Path runs = Path.of(args[0]);
    Instant started = Instant.parse(args[1]);
    SortedMap<String, Tally> providers = new TreeMap<>();
    for (String provider : List.of(args).subList(2, args.length)) {
      providers.put(provider, Tally.ofReportsUnder(runs.resolve(provider), started));
    }
    System.out.print(TallyTable.of("TCK 1.1.1", providers));
    providers.forEach(TckTable::requireAllPassed);
  }

  private static void requireAllPassed(String provider, Tally tally) {
    if (tally.passed() != TESTS || tally.tests() != TESTS) {
      throw new IllegalStateException(
          "TCK on %s: %d of %d tests passed, expected are %d"
              .formatted(provider, tally.passed(), tally.tests(), TESTS));
    }
  }
}

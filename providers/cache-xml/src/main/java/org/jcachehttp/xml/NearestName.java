package org.jcachehttp.xml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Hints for unknown names. */
public final class NearestName {

  private NearestName() {}

  /**
   * {@return the hint for an unknown name: all known names, preceded by the nearest of them if one
   * is similar, such as {@code did you mean 'wal'? Known are: busy-timeout, wal}}
   *
   * @param written the unknown name
   * @param known the valid names
   */
  public static String hint(String written, Collection<String> known) {
    String all = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
    return nearest(written, known)
            .map(name -> "did you mean '" + name + "'? Known are: ")
            .orElse("known are: ")
        + all;
  }

  /**
   * Returns the known name with the fewest differences, if they are fewer than half of its letters.
   */
  static Optional<String> nearest(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> isNear(lower, name))
        .min(
            Comparator.comparingInt((String name) -> distance(lower, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isNear(String written, String name) {
    return 2 * distance(written, name) < Math.max(written.length(), name.length());
  }

  /** Returns the Damerau-Levenshtein distance: a transposition of two adjacent letters costs 1. */
  private static int distance(String written, String known) {
    String name = known.toLowerCase(Locale.ROOT);
    int[][] costs = new int[written.length() + 1][name.length() + 1];
    for (int i = 0; i <= written.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        costs[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(costs, written, name, i, j);
      }
    }
    return costs[written.length()][name.length()];
  }

  private static int cheapest(int[][] costs, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cost =
        Math.min(Math.min(costs[i - 1][j], costs[i][j - 1]) + 1, costs[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}

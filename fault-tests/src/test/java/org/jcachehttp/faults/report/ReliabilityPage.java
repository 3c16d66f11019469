package org.jcachehttp.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The page reliability.md, whose table the long form writes. */
record ReliabilityPage(Path file) {

  private static final String DELIMITER = "|---|---|---|---|---|---|---|---|---|";

  /** Returns the rows of the table as they stand in the page. */
  List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(begin(lines), end(lines));
  }

  /** Replaces the rows of the table. */
  void replaceRows(List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    List<String> table = lines.subList(begin(lines), end(lines));
    table.clear();
    table.addAll(rows);
    Files.write(file, lines);
  }

  private static int begin(List<String> lines) {
    return lines.indexOf(DELIMITER) + 1;
  }

  private static int end(List<String> lines) {
    int end = begin(lines);
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return end;
  }

  /** Returns the names of the rows: the fault and the backend. */
  static List<String> namesOf(List<String> rows) {
    return rows.stream().map(ReliabilityPage::cells).map(c -> c.get(0) + " | " + c.get(1)).toList();
  }

  /** Returns the rows with a number that is not zero and no note that says why. */
  static List<String> unexplained(List<String> rows) {
    return rows.stream().filter(row -> !isExplained(cells(row))).toList();
  }

  private static boolean isExplained(List<String> cells) {
    return !cells.get(8).isEmpty() || cells.subList(4, 7).stream().allMatch("0"::equals);
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.substring(1).split("\\|", -1)).map(String::strip).toList();
  }
}

package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page with the tables. The first cell of a row has the title of its comparison, or is empty in
 * the further rows of the same comparison.
 *
 * @param file the Markdown file
 */
record PerformancePage(Path file) {

  /** The line below the head of the table of costs. */
  static final String COSTS = "|---|---|---:|---:|---:|---:|";

  /** The line below the head of the table of goals. */
  static final String GOALS = "|---|---|---|---:|---:|---|";

  private static final String MACHINE = "Measured on ";

  /** Returns the rows of a table by the title of their comparison. */
  Map<String, List<String>> rows(String table) throws IOException {
    return byTitle(body(Files.readAllLines(file), table));
  }

  /** Replaces the rows of comparisons in a table; those of others stay. */
  void replace(String table, Map<String, List<String>> measured) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    List<String> body = body(lines, table);
    Map<String, List<String>> all = byTitle(body);
    all.putAll(measured);
    body.clear();
    Comparisons.all().stream()
        .map(comparison -> all.getOrDefault(comparison.title(), List.of()))
        .forEach(body::addAll);
    Files.write(file, lines);
  }

  /** Replaces the line about the machine. */
  void replaceMachine(String facts) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.replaceAll(line -> line.startsWith(MACHINE) ? MACHINE + facts : line);
    Files.write(file, lines);
  }

  private static List<String> body(List<String> lines, String table) {
    int begin = lines.indexOf(table) + 1;
    int end = begin;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return lines.subList(begin, end);
  }

  private static Map<String, List<String>> byTitle(List<String> rows) {
    Map<String, List<String>> byTitle = new LinkedHashMap<>();
    String title = "";
    for (String row : rows) {
      String cell = row.split("\\|", -1)[1].strip();
      title = cell.isEmpty() ? title : cell;
      byTitle.computeIfAbsent(title, first -> new ArrayList<>()).add(row);
    }
    return byTitle;
  }
}

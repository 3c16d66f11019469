package org.jcachehttp.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the selected comparisons, prints their tables and writes them to the page. */
public final class Main {

  private Main() {}

  /**
   * Measures comparisons.
   *
   * @param arguments a regular expression for the names of the comparisons, the number of rounds,
   *     the milliseconds of each of the iterations, the entries of a large store, the page
   */
  public static void main(String[] arguments) throws Exception {
    Pattern selected = Pattern.compile(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    TimeValue iteration = TimeValue.milliseconds(Integer.parseInt(arguments[2]));
    PerformancePage page = new PerformancePage(Path.of(arguments[4]));
    Path directory = TemporaryDirectory.create();
    try (OriginServer origin = OriginServer.start()) {
      Environment environment =
          new Environment(origin.uri(), directory, directory, Integer.parseInt(arguments[3]));
      Forks forks = new Forks(environment, iteration);
      for (Comparison comparison : Comparisons.all()) {
        if (selected.matcher(comparison.name()).find()) {
          write(new Results(comparison, measure(forks, comparison, rounds)), page);
        }
      }
      page.replaceMachine(MachineFacts.text(rounds));
    } finally {
      TemporaryDirectory.delete(directory);
    }
  }

  private static void write(Results results, PerformancePage page) throws Exception {
    results.costs().forEach(System.out::println);
    results.goals().forEach(System.out::println);
    String title = results.comparison().title();
    page.replace(PerformancePage.COSTS, Map.of(title, results.costs()));
    page.replace(PerformancePage.GOALS, Map.of(title, results.goals()));
  }

  private static List<Candidate> possible(Comparison comparison) {
    List<Candidate> possible = new ArrayList<>(comparison.candidates());
    possible.removeIf(
        candidate -> {
          Optional<String> obstacle = candidate.opener().obstacle();
          obstacle.ifPresent(reason -> System.out.println(candidate.name() + ": " + reason));
          return obstacle.isPresent();
        });
    return possible;
  }

  /** Measures the candidates in turn, so that a change of the machine concerns all of them. */
  private static Map<String, Measurement> measure(Forks forks, Comparison comparison, int rounds)
      throws Exception {
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Candidate candidate : possible(comparison)) {
        measured
            .computeIfAbsent(candidate.name(), name -> new ArrayList<>())
            .add(forks.measure(comparison, candidate));
      }
    }
    Map<String, Measurement> medians = new LinkedHashMap<>();
    measured.forEach((name, all) -> medians.put(name, Measurement.median(all)));
    return medians;
  }
}

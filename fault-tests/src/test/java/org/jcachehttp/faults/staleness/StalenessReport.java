package org.jcachehttp.faults.staleness;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.testkit.processes.ChildProcess;

/**
 * Prints how long three processes with near caches return an old entry after a change: one of them
 * writes, the others read. The figures of the page on near caches are those of this program.
 */
public final class StalenessReport {

  private static final int PROCESSES = 3;

  private StalenessReport() {}

  /**
   * Measures backends.
   *
   * @param arguments the seconds for each backend, then their schemes; all shared ones if none is
   *     given
   */
  public static void main(String[] arguments) throws Exception {
    List<String> schemes =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : Backend.shared().toList();
    System.out.println("| backend | changes seen | p50 in ms | p99 in ms | max in ms |");
    for (String scheme : schemes) {
      try (Backend backend = Backend.open(scheme)) {
        System.out.println(
            row(scheme, delays(backend.uri("near", "near-max-entries=1000"), arguments[0])));
      }
    }
    System.exit(0);
  }

  private static List<Long> delays(URI near, String seconds) throws Exception {
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int number = 0; number < PROCESSES; number++) {
        children.add(ChildProcess.start(StalenessMain.class, number, near, jvmOptions(seconds)));
      }
      return delays(children);
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  private static String[] jvmOptions(String seconds) {
    return new String[] {
      "-D" + StalenessMain.SECONDS + "=" + seconds,
      "-Xmx256m",
      "-Daws.accessKeyId=local",
      "-Daws.secretAccessKey=local"
    };
  }

  private static List<Long> delays(List<ChildProcess> children) throws Exception {
    for (ChildProcess child : children) {
      child.awaitReady();
    }
    for (ChildProcess child : children) {
      child.go();
    }
    List<Long> micros = new ArrayList<>();
    for (ChildProcess child : children) {
      child.awaitEnd().stream()
          .filter(line -> line.startsWith(StalenessMain.SEEN))
          .map(line -> Long.valueOf(line.substring(StalenessMain.SEEN.length())))
          .forEach(micros::add);
    }
    return micros.stream().sorted().toList();
  }

  private static String row(String scheme, List<Long> sorted) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f |",
        scheme,
        sorted.size(),
        percentile(sorted, 0.5),
        percentile(sorted, 0.99),
        percentile(sorted, 1));
  }

  private static double percentile(List<Long> sorted, double part) {
    int index = Math.max(1, (int) Math.ceil(part * sorted.size())) - 1;
    return sorted.isEmpty() ? Double.NaN : sorted.get(index) / 1000.0;
  }
}

package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What subjects use.
 *
 * @param origin the HTTP server, which runs in another process while something is measured
 * @param directory an empty directory for files
 * @param filled a directory for large stores, which several subjects use one after another
 * @param mostEntries the largest number of entries in such a store
 */
record Environment(URI origin, Path directory, Path filled, int mostEntries) {

  private static final String ORIGIN = "benchmarks.origin";
  private static final String FILLED = "benchmarks.filled";
  private static final String MOST_ENTRIES = "benchmarks.entries";

  /** Returns the arguments of a process that measures something in this environment. */
  List<String> arguments() {
    return List.of(
        "-D" + ORIGIN + "=" + origin,
        "-D" + FILLED + "=" + filled,
        "-D" + MOST_ENTRIES + "=" + mostEntries);
  }

  /** Returns the environment of a process that measures something. */
  static Environment ofProcess() throws IOException {
    return new Environment(
        URI.create(System.getProperty(ORIGIN)),
        TemporaryDirectory.create(),
        Path.of(System.getProperty(FILLED)),
        Integer.getInteger(MOST_ENTRIES));
  }
}

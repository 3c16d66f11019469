package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * What subjects use.
 *
 * @param origin the HTTP server, which runs in another process while something is measured
 * @param directory an empty directory for files
 */
record Environment(URI origin, Path directory) {

  private static final String ORIGIN = "benchmarks.origin";

  /** Returns the argument by which a process that measures something finds the origin. */
  static String argument(URI origin) {
    return "-D" + ORIGIN + "=" + origin;
  }

  /** Returns the environment of a process that measures something. */
  static Environment ofProcess() throws IOException {
    return new Environment(URI.create(System.getProperty(ORIGIN)), TemporaryDirectory.create());
  }
}

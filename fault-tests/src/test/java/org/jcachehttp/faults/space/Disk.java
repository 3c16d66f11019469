package org.jcachehttp.faults.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files of a directory.
 *
 * @param bytes the sum of their lengths
 * @param blocks the bytes that they and their directories occupy
 */
record Disk(long bytes, long blocks) {

  private static final int KILO = 1_024;

  static Disk of(Path directory) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(Disk::length).sum();
      return new Disk(bytes, blocks(directory));
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long blocks(Path directory) throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "-sk", directory.toString()).start();
    String line = du.inputReader().readLine();
    if (du.waitFor() != 0 || line == null) {
      throw new IOException("du failed for " + directory);
    }
    return Long.parseLong(line.split("\\s", 2)[0]) * KILO;
  }
}

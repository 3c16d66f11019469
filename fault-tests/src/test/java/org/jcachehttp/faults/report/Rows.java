package org.jcachehttp.faults.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The rows of one run: a line of Markdown per file, in the directory of the system property {@code
 * faults.rows}. Rows of an earlier run are deleted when the tests begin.
 */
public final class Rows implements LauncherSessionListener {

  private static Optional<Path> directory() {
    return Optional.ofNullable(System.getProperty("faults.rows")).map(Path::of);
  }

  /** Deletes the rows of an earlier run, unless this one compares them. */
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (!Boolean.getBoolean("faults.compare")) {
      directory().filter(Files::isDirectory).ifPresent(Rows::deleteAllIn);
    }
  }

  private static void deleteAllIn(Path directory) {
    try {
      for (Path row : filesIn(directory)) {
        Files.delete(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void add(Row row) {
    System.out.println(row.toMarkdown());
    directory().ifPresent(directory -> write(row, directory));
  }

  private static void write(Row row, Path directory) {
    try {
      Files.createDirectories(directory);
      String file = row.name().replaceAll("[^A-Za-z0-9]+", "-");
      Files.writeString(directory.resolve(file), row.toMarkdown());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the lines of the measured rows, sorted by fault and backend. */
  static List<String> measured() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : filesIn(directory().orElseThrow())) {
      lines.add(Files.readString(file));
    }
    return lines.stream().sorted().toList();
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}

package org.jcachehttp.faults.threads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK that has virtual threads.
 *
 * @param home its directory
 * @param version its feature version, such as 25
 */
record NewerJdk(Path home, int version) {

  /** The first version whose virtual threads are no preview. */
  private static final int FIRST = 21;

  /** The directory of all JDKs. */
  static final Path DIRECTORY = Path.of(System.getProperty("faults.jdks", "/usr/lib/jvm"));

  /** Returns the newest one in the directory, if there is one. */
  static Optional<NewerJdk> newest() throws IOException {
    if (!Files.isDirectory(DIRECTORY)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(DIRECTORY)) {
      return homes
          .filter(home -> Files.isReadable(home.resolve("release")))
          .map(home -> new NewerJdk(home, versionOf(home)))
          .filter(jdk -> jdk.version() >= FIRST)
          .max(Comparator.comparing(NewerJdk::version));
    }
  }

  /** The file has {@code JAVA_VERSION="25.0.1"}. */
  private static int versionOf(Path home) {
    Properties release = new Properties();
    try (var lines = Files.newBufferedReader(home.resolve("release"))) {
      release.load(lines);
    } catch (IOException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
  }

  String java() {
    return home.resolve("bin").resolve("java").toString();
  }
}

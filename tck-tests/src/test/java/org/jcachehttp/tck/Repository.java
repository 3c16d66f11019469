package org.jcachehttp.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, for tests that read sources and documentation. */
public final class Repository {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..").normalize();

  private Repository() {}

  /** Returns the README and every page of {@code docs}. */
  public static List<Path> documentation() throws IOException {
    return Stream.concat(
            Stream.of(ROOT.resolve("README.md")), find(ROOT.resolve("docs"), ".md").stream())
        .toList();
  }

  /** Returns every page of the documentation. */
  public static List<Path> pages() throws IOException {
    Stream<Path> top =
        Stream.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve);
    Stream<Path> examples = find(ROOT.resolve("examples"), ".md").stream();
    return Stream.of(documentation().stream(), top, examples).flatMap(pages -> pages).toList();
  }

  /** Returns a page of {@code docs}. */
  public static Path page(String name) {
    return ROOT.resolve("docs").resolve(name);
  }

  /** Returns the folder of a module. */
  public static Path module(String folder) {
    return ROOT.resolve(folder);
  }

  /** Returns the sources of every module. */
  public static List<Path> sources() throws IOException {
    return find(ROOT, ".java");
  }

  /** Returns the name of the class in a source file. */
  public static String classOf(Path source) {
    return source.getFileName().toString().replaceFirst("\\.java$", "");
  }

  /** Returns the main sources of every module. */
  public static List<Path> mainSources() throws IOException {
    return sources().stream().filter(file -> file.toString().contains("/src/main/java/")).toList();
  }

  /** Returns the path of a file relative to the repository. */
  public static String nameOf(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static List<Path> find(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}

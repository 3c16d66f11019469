package org.jcachehttp.tck.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The artifacts on the compile and runtime class path of a module, transitive ones included. The
 * build writes them to a file of the module, one {@code group:artifact:type:version:scope} a line.
 */
final class MainClassPath {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?<artifact>[^\\s:]+:[^\\s:]+):\\S+:(?<scope>\\w+)(\\s.*)?");

  private MainClassPath() {}

  /** Reads the file, and returns each artifact as {@code group:artifact}. */
  static Set<String> of(Path module) throws IOException {
    try (Stream<String> lines = Files.lines(module.resolve("target/dependencies.txt"))) {
      return lines
          .map(LINE::matcher)
          .filter(line -> line.matches() && !line.group("scope").equals("test"))
          .map(line -> line.group("artifact"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}

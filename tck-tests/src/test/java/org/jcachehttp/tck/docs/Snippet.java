package org.jcachehttp.tck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java block of a page.
 *
 * @param page the page's name
 * @param firstLine the number of the block's first line in the page, counted from 1
 * @param lines the block without its fences
 */
record Snippet(String page, int firstLine, List<String> lines) {
  Snippet {
    lines = List.copyOf(lines);
  }

  /** Returns every block between a line {@code ```java} and the next line of backticks. */
  static List<Snippet> in(String page, List<String> text) {
    List<Snippet> snippets = new ArrayList<>();
    for (int line = 0; line < text.size(); line++) {
      if (text.get(line).strip().matches("```+\\s*java\\b.*")) {
        Snippet snippet = startingAt(page, text, line + 1);
        snippets.add(snippet);
        line += snippet.lines.size() + 1;
      }
    }
    return snippets;
  }

  private static Snippet startingAt(String page, List<String> text, int first) {
    List<String> lines =
        text.subList(first, text.size()).stream()
            .takeWhile(line -> !line.strip().matches("```+"))
            .toList();
    return new Snippet(page, first + 1, lines);
  }

  /** Returns the unchanged block. */
  String asUnit() {
    return String.join("\n", lines);
  }

  /**
   * Returns the block with the lines after its imports as the body of a method. Line numbers stay
   * the same.
   */
  String asMethodBody() {
    int imports = (int) lines.stream().takeWhile(Snippet::precedesBody).count();
    return lines.stream().limit(imports).map(line -> line + "\n").collect(Collectors.joining())
        + "final class Snippet__ { void run() throws Exception { "
        + lines.stream().skip(imports).map(line -> line + "\n").collect(Collectors.joining())
        + "}}";
  }

  private static boolean precedesBody(String line) {
    return line.isBlank() || line.strip().startsWith("import ");
  }
}

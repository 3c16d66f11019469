package org.jcachehttp.tck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java block of a page.
 *
 * @param page the page's name
 * @param firstLine the line of the page that holds the block's first line, counted from 1
 * @param lines the block without its fences
 */
record Snippet(String page, int firstLine, List<String> lines) {
  Snippet {
    lines = List.copyOf(lines);
  }

  /**
   * Every block between a line {@code ```java} and the next line of backticks, also if indented.
   */
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

  /** The block as it stands. */
  String asUnit() {
    return String.join("\n", lines);
  }

  /**
   * The block after its imports as the body of a method. No line is added before the last one, so
   * that a compiler's line numbers are the block's own.
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

package org.jcachehttp.tck.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;

/**
 * A page of the documentation.
 *
 * @param file the page
 * @param lines all of its lines
 */
record MarkdownPage(Path file, List<String> lines) {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");

  MarkdownPage {
    lines = List.copyOf(lines);
  }

  static MarkdownPage read(Path file) throws IOException {
    return new MarkdownPage(file, Files.readAllLines(file));
  }

  static List<MarkdownPage> readAll(List<Path> files) throws IOException {
    List<MarkdownPage> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(read(file));
    }
    return List.copyOf(pages);
  }

  String name() {
    return Repository.nameOf(file);
  }

  /** The lines outside of code blocks. */
  List<String> text() {
    List<String> text = new ArrayList<>();
    boolean inCode = false;
    for (String line : lines) {
      boolean isFence = line.strip().startsWith("```");
      if (!isFence && !inCode) {
        text.add(line);
      }
      inCode ^= isFence;
    }
    return text;
  }

  /** The targets of all links, also of those with a text on two lines. */
  List<String> links() {
    String text = INLINE_CODE.matcher(String.join("\n", text())).replaceAll("");
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  /** The anchors of the headings, by GitHub's rule. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    text().stream()
        .filter(line -> line.matches("#+ .*"))
        .map(MarkdownPage::anchorOf)
        .forEach(anchor -> addOnce(anchors, anchor));
    return anchors;
  }

  private static String anchorOf(String heading) {
    return heading
        .replaceFirst("#+ ", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static void addOnce(Set<String> anchors, String anchor) {
    String unique = anchor;
    for (int repetition = 1; !anchors.add(unique); repetition++) {
      unique = anchor + '-' + repetition;
    }
  }

  /** The cells of every row of the tables with a header that begins so. */
  List<List<String>> rowsOf(Pattern firstHeader) {
    List<List<String>> rows = new ArrayList<>();
    boolean wanted = false;
    String before = "";
    for (String line : text()) {
      boolean isRow = line.startsWith("|");
      if (isRow && !before.startsWith("|")) {
        wanted = firstHeader.matcher(cells(line).get(0)).matches();
      } else if (isRow && wanted && !line.startsWith("|--")) {
        rows.add(cells(line));
      }
      before = line;
    }
    return rows;
  }

  private static List<String> cells(String row) {
    return Stream.of(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}

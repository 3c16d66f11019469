package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The tests that pages name exist: {@code SomeTest}, or {@code SomeTest.method}. */
public class NamedTestsTest {

  /** A name that ends in {@code _*} stands for every method that begins so. */
  private static final Pattern NAMED =
      Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+\\*?))?`");

  @Test
  public void everyTestThatAPageNamesExists() throws IOException {
    Map<String, List<Path>> sources =
        Repository.sources().stream().collect(groupingBy(Repository::classOf));
    List<String> missing = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.readAll(Repository.pages())) {
      for (MatchResult named : namedBy(page)) {
        if (!exists(named, sources.getOrDefault(named.group(1), List.of()))) {
          missing.add(page.name() + ": " + named.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<MatchResult> namedBy(MarkdownPage page) {
    return page.text().stream().flatMap(line -> NAMED.matcher(line).results()).toList();
  }

  private static boolean exists(MatchResult named, List<Path> files) throws IOException {
    if (named.group(2) == null) {
      return !files.isEmpty();
    }
    String method = named.group(2).replaceFirst("\\*$", "");
    boolean isPrefix = named.group(2).endsWith("*");
    for (Path file : files) {
      if (Files.readString(file).contains(" void " + method + (isPrefix ? "" : "("))) {
        return true;
      }
    }
    return false;
  }
}

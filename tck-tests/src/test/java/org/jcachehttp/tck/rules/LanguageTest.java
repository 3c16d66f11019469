package org.jcachehttp.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** Main sources and pages are written in plain technical English. */
public class LanguageTest {

  private static final Pattern RIDDLES =
      Pattern.compile(
          "\\b(whoever|whatever|nobody|somebody|of which|what becomes of)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INDIRECT =
      Pattern.compile("\\btells (whether|how)\\b", Pattern.CASE_INSENSITIVE);

  @Test
  public void fewerThanTenLinesHaveNoSubject() throws IOException {
    assertThat(lines(RIDDLES)).hasSizeLessThan(10);
  }

  @Test
  public void methodsReturnAndDoNotTell() throws IOException {
    assertThat(lines(INDIRECT)).isEmpty();
  }

  private static List<String> lines(Pattern words) throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files =
        Stream.concat(Repository.mainSources().stream(), Repository.documentation().stream())
            .toList();
    assertThat(files).hasSizeGreaterThan(500);
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        if (words.matcher(line).find()) {
          found.add(Repository.nameOf(file) + ": " + line.strip());
        }
      }
    }
    return found;
  }
}

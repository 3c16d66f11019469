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
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The comparison with other libraries names existing tests. */
public class PeersTableTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
  private static final int MIN_ROWS = 190;

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Repository.page("peers.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
        .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
        .map(cells -> Stream.of(cells).map(String::strip).toList())
        .toList();
  }

  private static String testsOf(List<String> row) {
    return row.get(row.size() - 1);
  }

  @Test
  public void everyNamedTestExists() throws IOException {
    Map<String, List<Path>> sources =
        Repository.sources().stream().collect(groupingBy(Repository::classOf));
    List<String> missing = new ArrayList<>();
    for (List<String> row : rows()) {
      for (MatchResult named : NAMED.matcher(testsOf(row)).results().toList()) {
        if (!exists(named, sources.getOrDefault(named.group(1), List.of()))) {
          missing.add(row.get(0) + ": " + named.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean exists(MatchResult named, List<Path> files) throws IOException {
    if (named.group(2) == null) {
      return !files.isEmpty();
    }
    for (Path file : files) {
      if (Files.readString(file).contains(" void " + named.group(2) + "(")) {
        return true;
      }
    }
    return false;
  }

  @Test
  public void everyPromisedFeatureNamesATest() throws IOException {
    List<List<String>> promised = rows().stream().filter(row -> row.get(0).endsWith(" S")).toList();
    assertThat(promised).isNotEmpty().allMatch(row -> NAMED.matcher(testsOf(row)).find());
  }

  @Test
  public void everyRowIsComplete() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(MIN_ROWS)
        .allMatch(row -> row.size() == 7 || row.size() == 4)
        .noneMatch(row -> row.get(row.size() - 2).isEmpty());
  }
}

package org.jcachehttp.tck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The tables of the comparison with other libraries are complete. */
public class PeersTableTest {

  private static final Pattern TEST = Pattern.compile("`\\w+(\\.\\w+)?`");
  private static final Pattern EMPTY = Pattern.compile("");
  private static final String PAGES = "docs/internals/peers/";
  private static final int MIN_ROWS = 190;

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Path page : Repository.documentation()) {
      if (Repository.nameOf(page).startsWith(PAGES)) {
        rows.addAll(MarkdownPage.read(page).rowsOf(EMPTY));
      }
    }
    return rows;
  }

  private static String testsOf(List<String> row) {
    return row.get(row.size() - 1);
  }

  @Test
  public void everyPromisedFeatureNamesATest() throws IOException {
    List<List<String>> promised = rows().stream().filter(row -> row.get(0).endsWith(" S")).toList();
    assertThat(promised).isNotEmpty().allMatch(row -> TEST.matcher(testsOf(row)).find());
  }

  @Test
  public void everyRowIsComplete() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(MIN_ROWS)
        .allMatch(row -> row.size() == 7 || row.size() == 4)
        .noneMatch(row -> row.get(row.size() - 2).isEmpty());
  }
}

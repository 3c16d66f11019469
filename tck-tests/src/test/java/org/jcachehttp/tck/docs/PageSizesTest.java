package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** A page is read in one sitting, and no line of it is wider than a screen. */
public class PageSizesTest {

  private static final int MOST_LINES = 150;
  private static final int MOST_COLUMNS = 120;

  /** The tables of what peers do have seven columns and are for the authors of this library. */
  private static final String PEERS = "docs/internals/peers/";

  /** Their rows are measured and written by the fault tests and the benchmarks. */
  private static final Set<String> MEASURED =
      Set.of("docs/operations/reliability.md", "docs/performance.md");

  @Test
  public void aPageHasAtMost150Lines() throws IOException {
    Map<String, Long> tooLong =
        MarkdownPage.readAll(Repository.pages()).stream()
            .collect(toMap(MarkdownPage::name, PageSizesTest::writtenLines));
    tooLong.entrySet().removeIf(page -> page.getValue() <= MOST_LINES);
    assertThat(tooLong).isEmpty();
  }

  private static long writtenLines(MarkdownPage page) {
    boolean hasMeasuredRows = MEASURED.contains(page.name());
    return page.lines().stream().filter(line -> !hasMeasuredRows || !line.startsWith("|")).count();
  }

  @Test
  public void aLineHasAtMost120Characters() throws IOException {
    List<String> tooWide = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.readAll(Repository.pages())) {
      for (int i = 0; i < page.lines().size(); i++) {
        String line = page.lines().get(i);
        if (line.length() > MOST_COLUMNS && !mayBeWide(page, line)) {
          tooWide.add(page.name() + ":" + (i + 1) + ": " + line.length());
        }
      }
    }
    assertThat(tooWide).isEmpty();
  }

  /** A link cannot be broken into two lines. */
  private static boolean mayBeWide(MarkdownPage page, String line) {
    boolean mayHaveWideRows = page.name().startsWith(PEERS) || MEASURED.contains(page.name());
    boolean isLink = line.startsWith("[") && !line.contains(" ");
    return (mayHaveWideRows && line.startsWith("|")) || isLink;
  }

  @Test
  public void exceptionsAreStillNeeded() throws IOException {
    Set<String> names = Set.copyOf(Repository.pages().stream().map(Repository::nameOf).toList());
    assertThat(names).containsAll(MEASURED).anyMatch(name -> name.startsWith(PEERS));
  }
}

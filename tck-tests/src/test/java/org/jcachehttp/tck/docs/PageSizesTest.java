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

  /** Its rows are measured and written by the fault tests. */
  private static final String MEASURED = "docs/operations/reliability.md";

  /** Pages with a longer text, each for a reason. */
  private static final Map<String, Integer> LONGER = Map.of();

  @Test
  public void aPageHasAtMost150Lines() throws IOException {
    Map<String, Integer> tooLong =
        MarkdownPage.readAll(Repository.pages()).stream()
            .collect(toMap(MarkdownPage::name, page -> page.lines().size()));
    tooLong.entrySet().removeIf(page -> page.getValue() <= MOST_LINES);
    assertThat(tooLong).isEqualTo(LONGER);
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
    boolean mayHaveWideRows = page.name().startsWith(PEERS) || page.name().equals(MEASURED);
    boolean isLink = line.startsWith("[") && !line.contains(" ");
    return (mayHaveWideRows && line.startsWith("|")) || isLink;
  }

  @Test
  public void exceptionsAreStillNeeded() throws IOException {
    Set<String> names = Set.copyOf(Repository.pages().stream().map(Repository::nameOf).toList());
    assertThat(names).containsAll(LONGER.keySet()).anyMatch(name -> name.startsWith(PEERS));
  }
}

package org.jcachehttp.tck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** Links between pages lead to files and headings that exist; the index names every page. */
public class LinksTest {

  private static final Pattern EXTERNAL = Pattern.compile("(https?|mailto):.*");

  @Test
  public void everyLinkLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.readAll(Repository.pages())) {
      for (String link : page.links()) {
        if (!EXTERNAL.matcher(link).matches() && !leadsSomewhere(page, link)) {
          broken.add(page.name() + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  public void everyExternalLinkIsAUri() throws IOException {
    assertThat(
            MarkdownPage.readAll(Repository.pages()).stream()
                .flatMap(page -> page.links().stream())
                .filter(link -> EXTERNAL.matcher(link).matches())
                .map(URI::create))
        .isNotEmpty()
        .allMatch(uri -> uri.getHost() != null);
  }

  @Test
  public void theIndexNamesEveryPage() throws IOException {
    MarkdownPage index = MarkdownPage.read(Repository.page("README.md"));
    Stream<String> named =
        index.links().stream().map(link -> target(index, link)).map(Repository::nameOf);
    List<String> pages =
        Repository.documentation().stream()
            .map(Repository::nameOf)
            .filter(name -> name.startsWith("docs/") && !name.equals("docs/README.md"))
            .toList();
    assertThat(named.toList()).containsAll(pages);
  }

  private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
    Path target = target(page, link);
    if (!Files.exists(target)) {
      return false;
    }
    int anchor = link.indexOf('#');
    return anchor < 0 || MarkdownPage.read(target).anchors().contains(link.substring(anchor + 1));
  }

  private static Path target(MarkdownPage page, String link) {
    String path = link.replaceFirst("#.*", "");
    return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
  }
}

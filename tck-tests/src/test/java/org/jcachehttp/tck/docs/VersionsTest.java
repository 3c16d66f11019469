package org.jcachehttp.tck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jcachehttp.tck.Repository;
import org.junit.Test;
import org.w3c.dom.Element;

/** The page of tested versions names those of the root pom, and README names no other. */
public class VersionsTest {

  private static final Pattern WHAT = Pattern.compile("what");
  private static final Pattern NAME_AND_VERSION =
      Pattern.compile("(Feign|OpenFeign|Spring Boot|Hibernate|Camel|bucket4j) ([0-9][0-9.]*[0-9])");

  private static List<List<String>> tested() throws IOException {
    return MarkdownPage.read(Repository.page("start/tested-with.md")).rowsOf(WHAT);
  }

  @Test
  public void everyVersionIsThatOfItsProperty() throws Exception {
    Element properties = properties();
    List<String> wrong = new ArrayList<>();
    for (List<String> row : tested()) {
      String property = row.get(2).replace("`", "");
      String version = properties.getElementsByTagName(property).item(0).getTextContent();
      if (!version.equals(row.get(1))) {
        wrong.add(row.get(0) + " is " + row.get(1) + ", but " + property + " is " + version);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The page states what the build ran: the correct page is written to {@code target}. */
  @Test
  public void everyVersionIsThatOfTheTestsThatRan() throws IOException {
    Path page = Repository.page("start/tested-with.md");
    String text = Files.readString(page);
    String generated = text;
    for (List<String> row : tested()) {
      List<String> versions = ResolvedVersions.of(row.get(2).replace("`", ""));
      assertThat(versions).as(row.toString()).hasSize(1);
      String before = "| " + row.get(0) + " | ";
      String after = " | " + row.get(2) + " |";
      generated = generated.replace(before + row.get(1) + after, before + versions.get(0) + after);
    }
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("tested-with.md"), generated);
    assertThat(text).isEqualTo(generated);
  }

  @Test
  public void theReadmeNamesTestedVersions() throws IOException {
    String tested = tested().toString();
    String readme = String.join(" ", MarkdownPage.read(Repository.module("README.md")).text());
    List<String> named =
        NAME_AND_VERSION
            .matcher(readme)
            .results()
            .map(match -> match.group(1) + ", " + match.group(2))
            .toList();
    assertThat(named).hasSizeGreaterThan(4).allMatch(tested::contains);
  }

  private static Element properties() throws Exception {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Repository.module("pom.xml").toFile())
            .getElementsByTagName("properties")
            .item(0);
  }
}

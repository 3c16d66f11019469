package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The design names types that exist. */
public class DesignTest {

  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

  private static final Set<String> OF_OTHERS =
      Set.of(
          "EternalExpiryPolicy",
          "ExpiryPolicy",
          "ModifiedExpiryPolicy",
          "Serializable",
          "ServiceLoader",
          "Vary");

  @Test
  public void everyTypeThatItNamesExists() throws IOException {
    Set<String> named =
        MarkdownPage.read(Repository.page("design.md")).text().stream()
            .flatMap(line -> TYPE.matcher(line).results())
            .map(type -> type.group(1))
            .collect(toCollection(TreeSet::new));
    Set<String> types = Repository.sources().stream().map(Repository::classOf).collect(toSet());
    named.removeAll(types);
    assertThat(named).isSubsetOf(OF_OTHERS);
  }

  @Test
  public void theListOfOtherTypesIsNotTooLong() throws IOException {
    String text = String.join("\n", MarkdownPage.read(Repository.page("design.md")).text());
    assertThat(OF_OTHERS).allMatch(type -> text.contains('`' + type + '`'));
  }
}

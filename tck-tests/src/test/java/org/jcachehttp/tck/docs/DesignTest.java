package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The design names types that exist. */
public class DesignTest {

  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");
  private static final Set<String> HEADER_FIELDS = Set.of("Vary");
  private static final List<String> PACKAGES_OF_OTHERS =
      List.of("java.io", "java.util", "javax.cache", "javax.cache.expiry");

  @Test
  public void everyTypeThatItNamesExists() throws IOException {
    Set<String> types = Repository.sources().stream().map(Repository::classOf).collect(toSet());
    assertThat(MarkdownPage.read(Repository.page("design.md")).text())
        .flatMap(line -> TYPE.matcher(line).results().map(type -> type.group(1)).toList())
        .isNotEmpty()
        .allMatch(name -> types.contains(name) || HEADER_FIELDS.contains(name) || isOfOthers(name));
  }

  private static boolean isOfOthers(String name) {
    return PACKAGES_OF_OTHERS.stream().anyMatch(inPackage -> exists(inPackage + '.' + name));
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}

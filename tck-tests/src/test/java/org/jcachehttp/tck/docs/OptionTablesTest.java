package org.jcachehttp.tck.docs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The tables of options name every option that the code takes, and no other. */
public class OptionTablesTest {

  private static final Pattern OPTIONS = Pattern.compile("option\\b.*");
  private static final Pattern NAME = Pattern.compile("`([a-z][A-Za-z-]*)`");

  @Test
  public void thePageOfABackendListsItsOptions() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    Map<String, Set<String>> declared = declaredByPage();
    for (String page : declared.keySet()) {
      documented.put(page, namesIn(MarkdownPage.read(Repository.page(page)), OPTIONS));
    }
    assertThat(documented).isEqualTo(declared);
  }

  private static Map<String, Set<String>> declaredByPage() {
    return ServiceLoader.load(StorageFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .collect(
            groupingBy(
                OptionTablesTest::pageOf,
                TreeMap::new,
                flatMapping(
                    factory ->
                        factory.options().stream()
                            .filter(OptionTablesTest::isOurs)
                            .map(Option::name),
                    toCollection(TreeSet::new))));
  }

  /** MongoDB's manual lists the options that its driver reads from a connection string. */
  private static boolean isOurs(Option<?> option) {
    return !option.meaning().contains("MongoDB's connection strings");
  }

  /** {@code hazelcast:} and {@code hazelcast-client:} share a page. */
  private static String pageOf(StorageFactory factory) {
    return "backends/" + factory.schemes().get(0).replaceFirst("-.*", "") + ".md";
  }

  @Test
  public void thePageOfOptionsListsThoseOfTheEngine() throws IOException {
    assertThat(namesIn(MarkdownPage.read(Repository.page("jcache/uris-and-options.md")), OPTIONS))
        .isEqualTo(optionsOf("dummy:none"));
  }

  /** A client of Hazelcast takes them, and a member does not. */
  @Test
  public void thePageOfNearCachesListsTheirOptions() throws IOException {
    Set<String> declared = optionsOf("hazelcast-client://localhost/none");
    Set<String> others = optionsOf("hazelcast://localhost/none");
    declared.removeIf(option -> !option.startsWith("near-"));
    assertThat(others).isNotEmpty().noneMatch(option -> option.startsWith("near-"));
    assertThat(namesIn(MarkdownPage.read(Repository.page("jcache/near-cache.md")), OPTIONS))
        .isNotEmpty()
        .isEqualTo(declared);
  }

  /** The error for an unknown option lists those of the backend and of the engine. */
  private static Set<String> optionsOf(String backend) {
    URI uri = URI.create(backend + "?no-such-option=1");
    String message =
        requireNonNull(assertThrows(RuntimeException.class, () -> open(uri)).getMessage());
    return Stream.of(message.replaceFirst("(?i).*known are: ", "").split("[, ]+"))
        .collect(toCollection(TreeSet::new));
  }

  private static void open(URI uri) {
    try (UriCachingProvider provider = new UriCachingProvider()) {
      provider.getCacheManager(uri, null);
    }
  }

  private static Set<String> namesIn(MarkdownPage page, Pattern firstHeader) {
    return namesIn(page.rowsOf(firstHeader).stream().map(row -> row.get(0)).toList());
  }

  private static Set<String> namesIn(Collection<String> cells) {
    List<MatchResult> names = cells.stream().flatMap(cell -> NAME.matcher(cell).results()).toList();
    return names.stream().map(name -> name.group(1)).collect(toCollection(TreeSet::new));
  }
}

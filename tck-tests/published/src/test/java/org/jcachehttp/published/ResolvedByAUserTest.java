package org.jcachehttp.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedByAUserTest {
  private static final Path STAGED = Path.of(System.getProperty("published.repository"));

  @TempDir Path emptyRepository;

  @Test
  void aProjectThatDependsOnTheCoreGetsItsJarsAndReadsThePomsOfThoseOnly() throws Exception {
    for (PublishedModule module : PublishedModule.all()) {
      module.stageIn(STAGED);
    }

    assertThat(new Resolver(emptyRepository).classPathOf(module("jcache-http-core")))
        .containsExactlyInAnyOrder(
            "org.jcachehttp:jcache-http-core",
            "org.jcachehttp:jcache-http-storage-api",
            "org.jcachehttp:jcache-http-cache-xml",
            "javax.cache:cache-api",
            "org.slf4j:slf4j-api",
            "dev.failsafe:failsafe");
    assertThat(groupsOfPoms())
        .containsExactly(
            "dev/failsafe",
            "javax/cache",
            "org/jcachehttp",
            "org/slf4j",
            // The parent of Failsafe's parent.
            "org/sonatype/oss");
  }

  private static PublishedModule module(String artifact) throws IOException {
    return PublishedModule.all().stream()
        .filter(module -> module.artifact().equals(artifact))
        .findFirst()
        .orElseThrow();
  }

  /** The group, as a folder, of each pom that the resolver read: parents and BOMs included. */
  private SortedSet<String> groupsOfPoms() throws IOException {
    try (Stream<Path> files = Files.walk(emptyRepository)) {
      return files
          .filter(file -> file.toString().endsWith(".pom"))
          .map(file -> emptyRepository.relativize(file.resolve("../../..").normalize()).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}

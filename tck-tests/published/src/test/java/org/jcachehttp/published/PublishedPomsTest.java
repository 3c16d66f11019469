package org.jcachehttp.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedPomsTest {
  private static final String BOM = "jcache-http-bom";

  static List<PublishedModule> modules() throws IOException {
    return PublishedModule.all();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aPomSaysWhatAndWhereTheProjectIs(PublishedModule module) {
    assertThat(module.pom().sections())
        .contains("name", "description", "url", "licenses", "developers", "scm", "issueManagement");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aPomHasNoParentAndNothingOfTheBuild(PublishedModule module) {
    assertThat(module.pom().sections())
        .doesNotContain(
            "parent", "properties", "build", "profiles", "repositories", "pluginRepositories");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyTheBomManagesVersions(PublishedModule module) {
    assertThat(module.pom().sections().contains("dependencyManagement"))
        .isEqualTo(module.artifact().equals(BOM));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachDependencyHasAVersionAndNoneIsForTests(PublishedModule module) {
    Pom pom = module.pom();
    assertThat(pom.texts("dependencies/dependency/version"))
        .hasSameSizeAs(pom.texts("dependencies/dependency"));
    assertThat(pom.texts("dependencies/dependency/scope")).doesNotContain("test");
  }

  @Test
  void theBomManagesEachPublishedModuleAndNothingElse() throws IOException {
    List<PublishedModule> modules = modules();
    Pom bom =
        modules.stream().filter(m -> m.artifact().equals(BOM)).findFirst().orElseThrow().pom();
    assertThat(bom.texts("dependencyManagement/dependencies/dependency/artifactId"))
        .containsExactlyInAnyOrderElementsOf(
            modules.stream().map(PublishedModule::artifact).filter(a -> !a.equals(BOM)).toList());
  }
}

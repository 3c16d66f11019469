package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamespaceTest {

  private static final List<String> PARTS = List.of("", "a", "b", "a/b", "a:b", "%", "a%2Fb", "/");

  @Test
  void aRegionWithoutAPrefixIsItsOwnName() {
    assertThat(new Namespace("", "").nameOf("http_cache")).isEqualTo("http_cache");
  }

  @Test
  void prefixAndVersionStandBeforeTheRegion() {
    assertThat(new Namespace("forum", "").nameOf("http_cache")).isEqualTo("forum/http_cache");
    assertThat(new Namespace("forum", "2").nameOf("http_cache")).isEqualTo("forum/2/http_cache");
  }

  @Test
  void noTwoNamespacesHaveOneName() {
    Set<String> names = new HashSet<>();
    for (String prefix : PARTS) {
      for (String version : PARTS) {
        for (String region : PARTS) {
          names.add(new Namespace(prefix, version).nameOf(region));
        }
      }
    }
    assertThat(names).hasSize(PARTS.size() * PARTS.size() * PARTS.size());
    assertThat(names).noneMatch(name -> name.contains(":"));
  }
}

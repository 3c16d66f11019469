package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapNamesTest {

  private static final List<String> PARTS = List.of("", "a", "b", "a:b", ":", "%", "a%3Ab", "*");

  @Test
  void aMapIsCalledByItsManagerAndItsCache() {
    assertThat(MapNames.of("forum").mapOf("pages")).isEqualTo("forum:pages");
    assertThat(MapNames.of("forum").pattern()).isEqualTo("forum:*");
  }

  @Test
  void noTwoMapsHaveOneName() {
    Set<String> names = new HashSet<>();
    for (String name : PARTS) {
      for (String region : PARTS) {
        names.add(MapNames.of(name).mapOf(region));
      }
    }
    assertThat(names).hasSize(PARTS.size() * PARTS.size());
  }
}

package org.jcachehttp.engine.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Different caches have different regions in every store. */
class RegionNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
  void anUnpairedSurrogateIsRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegionNames.PLAIN.regionOf(name))
        .withMessageContaining("unpaired surrogates");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegionNames(name, "1").regionOf("cache"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegionNames("app", name).regionOf("cache"));
  }

  @Test
  void aSurrogatePairIsACharacter() {
    assertThat(RegionNames.PLAIN.regionOf("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }
}

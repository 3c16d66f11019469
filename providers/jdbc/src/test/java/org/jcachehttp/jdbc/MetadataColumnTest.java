package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataColumnTest {

  @Test
  void usualTextsAreStoredAsTheyAre() {
    assertThat(MetadataColumn.write(Map.of("url", "https://example.org/a?b=\"c\"\n")))
        .isEqualTo("{\"url\":\"https://example.org/a?b=\\\"c\\\"\\u000a\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\u001b",
        "\u001b0000",
        "\\u0000",
        "\\\u0000\\",
        "\ud800",
        "\udc00\ud800",
        "\ud83d\ude00",
        "\ud83d\ud83d\ude00",
        "$1\\$",
        "\\u001bd800"
      })
  void everyTextIsReadAsItWasWritten(String text) {
    Map<String, String> metadata = Map.of(text, text);
    assertThat(MetadataColumn.read(MetadataColumn.write(metadata))).isEqualTo(metadata);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\ud800", "\udc00\ud800"})
  void whatDatabasesRejectIsNotWritten(String text) {
    assertThat(MetadataColumn.write(Map.of("a", text))).doesNotContain("\\u0000", "\\ud");
    assertThat(MetadataColumn.isComparable(text)).isFalse();
  }

  @Test
  void aPairOfSurrogatesIsStoredAsItIs() {
    assertThat(MetadataColumn.write(Map.of("a", "\ud83d\ude00"))).contains("\\ud83d\\ude00");
  }
}

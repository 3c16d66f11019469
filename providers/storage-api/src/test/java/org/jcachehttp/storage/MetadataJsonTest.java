package org.jcachehttp.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataJsonTest {

  @Test
  void metadataIsAJsonObject() {
    assertThat(MetadataJson.write(Map.of("status", "200"))).isEqualTo("{\"status\":\"200\"}");
    assertThat(MetadataJson.write(Map.of())).isEqualTo("{}");
  }

  @Test
  void everyCharacterSurvives() throws UnreadableValueException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      all.append((char) c);
    }
    Map<String, String> metadata = Map.of("all", all.toString(), all.toString(), "", "", "\ud83d");
    assertThat(MetadataJson.read(MetadataJson.write(metadata))).isEqualTo(metadata);
  }

  @Test
  void whatIsReadLazilyIsTheSameMap() {
    Map<String, String> metadata = Map.of("status", "200", "url", "/");
    Map<String, String> lazy = MetadataJson.readLazily(MetadataJson.write(metadata));
    assertThat(lazy).isEqualTo(metadata).containsKey("url").doesNotContainKey("size");
    assertThat(lazy.get("status")).isEqualTo("200");
    assertThat(MetadataJson.readLazily("{}")).isEmpty();
  }

  @Test
  void whatIsUnreadableIsFoundOutWhenItIsAskedFor() {
    Map<String, String> damaged = MetadataJson.readLazily("{\"status\":20");
    assertThatThrownBy(() -> damaged.get("status"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void whatIsWrittenHasNoLineBreak() {
    assertThat(MetadataJson.write(Map.of("a", "1\n2\r3"))).doesNotContain("\n", "\r");
  }

  @Test
  void theShortEscapesOfJsonAreRead() throws UnreadableValueException {
    assertThat(MetadataJson.read("{\"a\":\"\\b\\f\\n\\r\\t\\/\\\\\\\"\\u0041\"}"))
        .isEqualTo(Map.of("a", "\b\f\n\r\t/\\\"A"));
  }

  @Test
  void theSpacesThatADatabaseAddsAreRead() throws UnreadableValueException {
    assertThat(MetadataJson.read("{\"a\": \"b c\", \"d\" :\"e\" }"))
        .isEqualTo(Map.of("a", "b c", "d", "e"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1}",
        "{\"a\":\"b\"",
        "{\"a\":\"b\",}",
        "{\"a\":\"b\"}x",
        "{\"a\":\"b",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}"
      })
  void whatIsNoObjectOfTextsIsUnreadable(String json) {
    assertThatThrownBy(() -> MetadataJson.read(json))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessageContaining("metadata");
  }
}

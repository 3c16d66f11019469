package org.jcachehttp.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private static final Fields FIELDS = Fields.of("Via", "a", "ETag", "\"1\"", "via", "b, C");

  @Test
  void receivedFieldsHaveNoPseudoHeaderFieldsAndAreNotChecked() {
    Map<String, List<String>> received = new LinkedHashMap<>();
    received.put(":status", List.of("200"));
    received.put("Vary", List.of("Accept", "Cookie"));
    received.put("not a token", List.of("x"));
    assertThat(Fields.copyOf(received).stream().map(Field::name))
        .containsExactly("Vary", "Vary", "not a token");
  }

  @Test
  void namesCompareWithoutRegardToCase() {
    assertThat(FIELDS.has("VIA")).isTrue();
    assertThat(FIELDS.first("etag")).contains("\"1\"");
    assertThat(FIELDS).isEqualTo(Fields.of("VIA", "a", "etag", "\"1\"", "VIA", "b, C"));
  }

  @Test
  void linesOfOneNameKeepTheirOrder() {
    assertThat(FIELDS.all("Via")).containsExactly("a", "b, C");
    assertThat(FIELDS.tokens("Via")).containsExactly("a", "b", "c");
  }

  @Test
  void withoutDropsEveryLineOfTheName() {
    assertThat(FIELDS.without(List.of("VIA"))).isEqualTo(Fields.of("ETag", "\"1\""));
    assertThat(FIELDS.without(List.of("Age", "Vary"))).isEqualTo(FIELDS);
  }

  @Test
  void withoutDropsTheLinesOfManyNames() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> i == 50 ? "VIA" : "X-" + i).toList();
    assertThat(FIELDS.without(many)).isEqualTo(Fields.of("ETag", "\"1\""));
  }

  @Test
  void aNameWithoutAValueIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Fields.of("Age", "1", "Vary")).hasMessageContaining("'Vary'");
  }

  @Test
  void aMapGivesALineForEachValue() {
    Map<String, List<String>> valuesByName = new LinkedHashMap<>();
    valuesByName.put("Via", List.of("a", "b"));
    valuesByName.put("Age", List.of("1"));
    assertThat(Fields.of(valuesByName)).isEqualTo(Fields.of("Via", "a", "Via", "b", "Age", "1"));
  }

  @Test
  void aNameThatIsNotATokenIsRejected() {
    assertThatThrownBy(() -> Fields.of("A:", "1")).hasMessageStartingWith("the name of a field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: b", "secret\0", "secret\u007F"})
  void aValueWithAControlCharacterIsRejectedAndNotShown(String value) {
    assertThatThrownBy(() -> FIELDS.with("X-Name", value))
        .hasMessageContaining("'X-Name'")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> Fields.of(Map.of("X-Name", List.of(value))))
        .hasMessageContaining("'X-Name'");
  }

  @Test
  void aReceivedLineMayBeMalformed() {
    Fields received = FIELDS.with(new Field("A b", "c\n"));
    assertThat(received.isWellFormed()).isFalse();
    assertThat(received.size()).isEqualTo(FIELDS.size() + 1);
  }
}

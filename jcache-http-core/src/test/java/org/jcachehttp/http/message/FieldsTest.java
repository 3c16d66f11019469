package org.jcachehttp.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final Fields FIELDS = Fields.of("Via", "a", "ETag", "\"1\"", "via", "b, C");

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
  }

  @Test
  void aNameWithoutAValueIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Fields.of("Age", "1", "Vary")).hasMessageContaining("'Vary'");
  }
}

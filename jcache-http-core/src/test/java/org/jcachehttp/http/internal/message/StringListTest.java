package org.jcachehttp.http.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jcachehttp.http.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9651. */
class StringListTest {

  @Test
  void section4_2_1_theMembersOfAllLinesAreReadInOrder() {
    assertThat(StringList.parse(List.of("\"a\" , \"b\"", "\"c\"")).orElseThrow())
        .containsExactly("a", "b", "c");
  }

  @Test
  void section4_2_anEmptyFieldHasNoMembers() {
    assertThat(StringList.parse(List.of("")).orElseThrow()).isEmpty();
  }

  @Test
  void section4_2_5_quotesAndBackslashesAreEscaped() {
    assertThat(StringList.parse(List.of("\"a\\\"\\\\\"")).orElseThrow()).containsExactly("a\"\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\";b", "\"a\"; b=?1", "\"a\";*b.c-d_e=1.5;f=tok/en", "\"a\";b=:AAA=:",
        "\"a\";b=@1", "\"a\";b=%\"x\"", "\"a\";b=\"x, \\\"y\\\"\"", "  \"a\"  "
      })
  void section4_2_3_2_parametersAreIgnored(String field) {
    assertThat(StringList.parse(List.of(field)).orElseThrow()).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "?1",
        "(\"a\")",
        "\"a",
        "\"a\\",
        "\"a\\b\"",
        "\"a\",",
        ",\"a\"",
        "\"a\",,\"b\"",
        "\"a\" \"b\"",
        "\"\u00e9\"",
        "\"a\tb\"",
        "\"a\";",
        "\"a\";A",
        "\"a\";b=",
        "\"a\";b=%",
        "'a'"
      })
  void section4_2_anythingElseIsMalformed(String field) {
    assertThat(StringList.parse(List.of(field))).isEmpty();
  }

  @Test
  void theWorkIsLinearInTheLengthOfTheField() {
    Growth.assertLinear(
        20_000,
        members -> {
          List<String> field = List.of("\"a\";b=1, ".repeat(members) + "\"a\"");
          return () -> StringList.parse(field);
        });
  }
}

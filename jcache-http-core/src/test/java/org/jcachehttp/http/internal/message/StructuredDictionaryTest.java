package org.jcachehttp.http.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9651 section 4.2.2. */
class StructuredDictionaryTest {

  private static Map<String, StructuredValue> parsed(String... lines) {
    return StructuredDictionary.parse(List.of(lines)).orElseThrow();
  }

  @Test
  void section4_2_2_membersHaveTheTypesOfTheirSyntax() {
    assertThat(parsed(" a=1, b=-2,\tc=\"x\\\"\\\\\", d=tok/en:*, e, f=?0, g=?1 "))
        .containsExactly(
            Map.entry("a", new StructuredValue.Int(1)),
            Map.entry("b", new StructuredValue.Int(-2)),
            Map.entry("c", new StructuredValue.Text("x\"\\")),
            Map.entry("d", new StructuredValue.Token("tok/en:*")),
            Map.entry("e", new StructuredValue.Bool(true)),
            Map.entry("f", new StructuredValue.Bool(false)),
            Map.entry("g", new StructuredValue.Bool(true)));
  }

  @Test
  void section4_2_1_2_innerListsHaveItems() {
    assertThat(parsed("a=( \"x\"  y;p=1 ), b=()"))
        .containsExactly(
            Map.entry(
                "a",
                new StructuredValue.InnerList(
                    List.of(new StructuredValue.Text("x"), new StructuredValue.Token("y")))),
            Map.entry("b", new StructuredValue.InnerList(List.of())));
  }

  @Test
  void section4_2_3_2_parametersAreIgnored() {
    assertThat(parsed("a=1;x;y=\"z\", b; q=?0, c=(1);w"))
        .containsEntry("a", new StructuredValue.Int(1))
        .containsEntry("b", new StructuredValue.Bool(true))
        .hasSize(3);
  }

  @Test
  void section4_2_linesAreOneDictionaryOfWhichTheLastOfEqualKeysCounts() {
    assertThat(parsed("a=1, b", "a=2"))
        .containsExactly(
            Map.entry("a", new StructuredValue.Int(2)),
            Map.entry("b", new StructuredValue.Bool(true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void section4_2_noMembersAreAnEmptyDictionary(String value) {
    assertThat(parsed(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1.5",
        "a=-0.123",
        "a=:aGk=:",
        "a=::",
        "a=@1659578233",
        "a=%\"f%c3%bc\"",
        "*a=1",
        "a_-.*"
      })
  void section4_2_3_1_everyOtherTypeIsRead(String value) {
    assertThat(parsed(value)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=1",
        "max-age =1",
        "max-age= 1",
        "a=1,",
        "a=1 b",
        "a=",
        "=1",
        "1",
        "&&",
        "a,,b",
        "\ta",
        "a=\"x",
        "a=\"\\x\"",
        "a=\"\u00e9\"",
        "a=\"\\",
        "a=?2",
        "a=?",
        "a=-",
        "a=1.",
        "a=1.2345",
        "a=1234567890123456",
        "a=1234567890123.1",
        "a=:x",
        "a=:%:",
        "a=@1.5",
        "a=@",
        "a=%x",
        "a=%\"%C3\"",
        "a=%\"%c3\"",
        "a=(",
        "a=(1",
        "a=(1,2)",
        "a=(\"x\"\"y\")",
        "a=1;",
        "a=1;A",
        "a=1;b=",
        "a=((1))",
        "a=\u00e9"
      })
  void section4_2_aMalformedFieldHasNoMembers(String value) {
    assertThat(StructuredDictionary.parse(List.of(value))).isEmpty();
  }
}

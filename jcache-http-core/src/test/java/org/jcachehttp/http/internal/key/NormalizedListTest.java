package org.jcachehttp.http.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal form of lists whose members have no order that is known. */
class NormalizedListTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "' a , b ', 'a,b'",
        "',a,, b ,', 'a,b'",
        "'a ; q=1;  x=y', 'a;q=1;x=y'",
        "'a b', 'a b'",
        "' , ', ''",
        "'a=\"b , c\" , d', 'a=\"b , c\",d'"
      })
  void section5_6_1_itHasNoWhitespaceAroundDelimitersAndNoEmptyMembers(
      String list, String expected) {
    assertThat(NormalizedList.of(list)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\\", b\"", "\"a\\\\\"", "\"a , ", "\"", "a=\"x\\\\\",b=\"y, z\""})
  void section5_6_4_quotedStringsStayAsTheyAre(String list) {
    assertThat(NormalizedList.of(list)).isEqualTo(list);
  }

  @Test
  void aNormalFormIsItsOwnNormalForm() {
    String normal = NormalizedList.of(" a;\tb = c ,, \"d , e\" ");
    assertThat(NormalizedList.of(normal)).isEqualTo(normal);
  }
}

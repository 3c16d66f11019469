package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.junit.jupiter.api.Test;

/** Every legal text is a key, and different texts are different keys. */
interface TextKeyContract extends Fixture<String, byte[]> {

  /** The maximum length of a key in bytes of UTF-8. */
  int LONGEST = 1_024;

  /** Keys that differ only in case, spaces, escapes, Unicode normalization or numeric form. */
  List<String> EASILY_CONFUSED =
      List.of(
          "",
          " ",
          "  ",
          "key",
          "KEY",
          "Key",
          "key ",
          " key",
          "key.",
          ".",
          "..",
          "/",
          "//",
          "a/b",
          "a\\b",
          "a_b",
          "a%b",
          "a%2Fb",
          "a%2fb",
          "a*b",
          "a?b",
          "a:b",
          "'",
          "''",
          "\"",
          "`",
          "key'--",
          "$key",
          "{key}",
          "\u00e9",
          "e\u0301",
          "\u00df",
          "ss",
          "SS",
          "\u0130",
          "i\u0307",
          "\u212a",
          "k",
          "\ufb01",
          "fi",
          "\ud83d\ude00",
          "\ud83d\ude01",
          "\uffff",
          "\udbff\udfff",
          "0",
          "00",
          "1",
          "1.0",
          "01",
          "null",
          "NaN");

  /** Different texts are different keys: a backend neither folds, trims nor normalizes them. */
  @Test
  default void keysThatAreEasilyConfusedStayApart() {
    assertThat(region().count()).isZero();
    assertAllFoundAgain(EASILY_CONFUSED);
  }

  /** A key has up to {@link #LONGEST} bytes of UTF-8. */
  @Test
  default void aKeyOfTheGreatestLengthIsAKey() {
    assertAllFoundAgain(
        List.of(
            "k".repeat(LONGEST),
            "k".repeat(LONGEST - 1),
            "k".repeat(LONGEST - 1) + "K",
            "/".repeat(LONGEST),
            "\u20ac".repeat(LONGEST / 3),
            "\ud83d\ude00".repeat(LONGEST / 4)));
  }

  /** Every defined character is legal in a key, except for control characters and surrogates. */
  @Test
  default void everyLegalCharacterSurvivesInAKey() {
    assertAllFoundAgain(keysOfAllCharacters());
  }

  private void assertAllFoundAgain(List<String> keys) {
    Map<String, StoredRecord<byte[]>> records = new HashMap<>();
    keys.forEach(key -> records.put(key, record()));
    region().writeAll(records);
    assertThat(keysScanned(ScanCriteria.all())).containsExactlyInAnyOrderElementsOf(keys);
    records.forEach(this::assertStored);
  }

  private static List<String> keysOfAllCharacters() {
    List<String> keys = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (isLegal(character)) {
        key.appendCodePoint(character);
      }
      if (key.length() >= LONGEST / 4) {
        keys.add(checkedLength(key.toString()));
        key.setLength(0);
      }
    }
    keys.add(key.toString());
    return keys;
  }

  private static boolean isLegal(int character) {
    return Character.isDefined(character)
        && !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  private static String checkedLength(String key) {
    assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST);
    return key;
  }
}

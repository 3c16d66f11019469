package org.jcachehttp.http.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.settings.RequestPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal form of JSON content. */
class NormalizedJsonTest {

  private static final int SEEDS = 2_000;

  private static Optional<String> normalize(String json) {
    return normalize(PartRules.defaults(), json);
  }

  private static Optional<String> normalize(PartRules rules, String json) {
    CredentialKey key = CredentialKey.of(new byte[CredentialKey.SHORTEST]);
    return new NormalizedJson(new ContentRedaction(rules, () -> key)).of(json);
  }

  /** A random JSON value, which has two texts: in different order, spacing and spelling. */
  private record Value(String one, String other) {

    static Value of(Random random, int depth) {
      return switch (random.nextInt(depth > 0 ? 6 : 4)) {
        case 0 -> number(random);
        case 1 -> string(random);
        case 2 -> same("true");
        case 3 -> same("null");
        case 4 -> array(random, depth);
        default -> object(random, depth);
      };
    }

    private static Value same(String text) {
      return new Value(text, text);
    }

    private static Value number(Random random) {
      int number = random.nextInt(2_000) - 1_000;
      return new Value(number + ".50", (number * 10 + (number < 0 ? -5 : 5)) + "E-1");
    }

    private static Value string(Random random) {
      char c = (char) ('a' + random.nextInt(26));
      return new Value("\"" + c + "/\"", String.format("\"\\u%04x\\/\"", (int) c));
    }

    private static Value array(Random random, int depth) {
      List<Value> elements = values(random, depth);
      return new Value(
          elements.stream().map(Value::one).collect(Collectors.joining(",", "[", "]")),
          elements.stream().map(Value::other).collect(Collectors.joining(" , ", " [ ", " ] ")));
    }

    private static Value object(Random random, int depth) {
      List<Value> members = new ArrayList<>();
      List<Value> values = values(random, depth);
      for (int i = 0; i < values.size(); i++) {
        members.add(
            new Value(
                "\"m" + i + "\":" + values.get(i).one(),
                "\"\\u006d" + i + "\" : " + values.get(i).other()));
      }
      String one = members.stream().map(Value::one).collect(Collectors.joining(",", "{", "}"));
      Collections.shuffle(members, random);
      return new Value(
          one, members.stream().map(Value::other).collect(Collectors.joining("\n,", "{\t", "}")));
    }

    private static List<Value> values(Random random, int depth) {
      return IntStream.range(0, random.nextInt(4)).mapToObj(i -> of(random, depth - 1)).toList();
    }
  }

  @Test
  void orderSpacingAndSpellingDoNotMatter() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Value value = Value.of(new Random(seed), 4);
      assertThat(normalize(value.one()))
          .as("seed %d: %s", seed, value)
          .isPresent()
          .isEqualTo(normalize(value.other()));
    }
  }

  @Test
  void normalizingIsIdempotent() {
    for (long seed = 0; seed < SEEDS; seed++) {
      String normalized = normalize(Value.of(new Random(seed), 4).one()).orElseThrow();
      assertThat(normalize(normalized)).as("seed %d", seed).contains(normalized);
    }
  }

  @Test
  void membersAreSortedAtEveryDepth() {
    assertThat(normalize("{\"b\":[{\"d\":null,\"c\":true}],\"a\":{}}"))
        .contains("{\"a\":{},\"b\":[{\"c\":true,\"d\":null}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":1}",
        "[{\"x\":{\"a\":1,\"a\":2}}]",
        "{\"a\":1,}",
        "[1 2]",
        "{a:1}",
        "[1]]",
        "",
        "-"
      })
  void duplicateMembersAndMalformedTextsHaveNoNormalForm(String json) {
    assertThat(normalize(json)).isEmpty();
  }

  @Test
  void aDuplicateMemberIsFoundEvenIfItIsRemoved() {
    PartRules rules = PartRules.defaults().with(RequestPart.member("a"), PartRule.REMOVED);
    assertThat(normalize(rules, "{\"a\":1,\"b\":2}")).contains("{\"b\":2e0}");
    assertThat(normalize(rules, "{\"a\":1,\"a\":1}")).isEmpty();
  }

  @Test
  void theDepthIsLimited() {
    int limit = JsonReader.MAX_DEPTH;
    assertThat(normalize("[".repeat(limit) + "]".repeat(limit))).isPresent();
    assertThat(normalize("[".repeat(limit + 1) + "]".repeat(limit + 1))).isEmpty();
    assertThat(normalize("{\"a\":".repeat(limit + 1) + "1" + "}".repeat(limit + 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0e0",
    "-0.0, 0e0",
    "100, 1e2",
    "1.50, 15e-1",
    "1E+2, 1e2",
    "0.00001, 1e-5",
    "9007199254740993, 9007199254740993e0",
    "1e400, 1e400",
    "1e9999999999, 1e9999999999"
  })
  void aNumberHasItsExactDecimalValue(String number, String normalized) {
    assertThat(normalize(number)).contains(normalized);
  }

  @Test
  void aVeryLongNumberIsNotNormalized() {
    String zeros = "0".repeat(1_000);
    assertThat(normalize("1." + zeros)).contains("1." + zeros);
  }
}

package org.jcachehttp.engine.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // Date is among the key types that applications use
class TextKeysTest {

  private final TextKeys<Object> keys =
      new TextKeys<>(
          new Serialization(
              new JavaSerializer(SerialFilters.DEFAULT), TextKeysTest.class::getClassLoader));

  static List<Object> differentKeys() {
    return List.of(
        "plain",
        "Plain",
        "https://example.org/?q=a b",
        "naïve 🙂",
        "",
        " ",
        "~int:1",
        "~",
        "1",
        1,
        1L,
        (short) 1,
        (byte) 1,
        '1',
        1.0,
        1.0f,
        0.0,
        -0.0,
        true,
        "true",
        "tab\there",
        "nul\0",
        "\ud800",
        "\ud801",
        "x".repeat(1024),
        "x".repeat(1025),
        "ü".repeat(600),
        new UUID(1, 2),
        BigInteger.ONE,
        new BigDecimal("1"),
        new BigDecimal("1.0"),
        new Date(1),
        Instant.EPOCH,
        LocalDate.of(2026, 11, 20),
        ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Paris]"),
        ZonedDateTime.parse("2026-10-25T02:30+02:00[Europe/Paris]"),
        TimeUnit.DAYS,
        TimeUnit.HOURS,
        List.of(1, 2),
        List.of(2, 1),
        List.of(12),
        List.of("a", "bc"),
        List.of("ab", "c"),
        Set.of(1, 2),
        Map.of("a", 1),
        new Point(1, 2),
        new Point(2, 1),
        new CompositeKey("a", 1),
        new CompositeKey("a", 1L));
  }

  @ParameterizedTest
  @MethodSource("differentKeys")
  void aKeyComesBackFromItsTextAndMetadata(Object key) {
    String text = keys.encode(key);
    assertThat(keys.decode(text, keys.metadata(key, text))).isEqualTo(key);
  }

  @ParameterizedTest
  @MethodSource("differentKeys")
  void aTextIsWhatEveryStorageCanKeep(Object key) {
    String text = keys.encode(key);
    assertThat(text).isNotEmpty().doesNotMatch("(?s).*\\p{Cntrl}.*");
    assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(1024);
    assertThat(UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  @Test
  void differentKeysHaveDifferentTexts() {
    Set<String> texts = differentKeys().stream().map(keys::encode).collect(Collectors.toSet());
    assertThat(texts).hasSameSizeAs(differentKeys());
  }

  @Test
  void stringsStayReadable() {
    assertThat(keys.encode("GET https://example.org/")).isEqualTo("GET https://example.org/");
    assertThat(keys.encode(17L)).isEqualTo("~long:17");
  }

  static Stream<List<Object>> equalButNotIdentical() {
    String shared = new String("same");
    return Stream.of(
        List.of(new ArrayList<>(List.of(1, 2)), List.of(1, 2)),
        List.of(
            new LinkedHashSet<>(Arrays.asList(1, 2, 33)),
            new LinkedHashSet<>(Arrays.asList(33, 2, 1))),
        List.of(new HashMap<>(Map.of("a", 1, "b", 2)), Map.of("b", 2, "a", 1)),
        List.of(new Point(1, 2), new Point(1, 2)),
        // Java serialization writes the second occurrence of one object as a back reference.
        List.of(new CompositeKey(shared, shared), new CompositeKey(shared, new String("same"))));
  }

  @ParameterizedTest
  @MethodSource("equalButNotIdentical")
  void equalKeysHaveEqualTexts(List<Object> pair) {
    assertThat(pair.get(0)).isEqualTo(pair.get(1));
    assertThat(keys.encode(pair.get(0))).isEqualTo(keys.encode(pair.get(1)));
  }

  record Point(int x, int y) implements Serializable {}

  /** In the manner of Spring's SimpleKey: parts in an array, and a hash computed once. */
  static final class CompositeKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Object[] parts;
    private final transient int hash;

    CompositeKey(Object... parts) {
      this.parts = parts.clone();
      this.hash = Arrays.deepHashCode(this.parts);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof CompositeKey key && Arrays.deepEquals(parts, key.parts);
    }

    @Override
    public int hashCode() {
      return hash == 0 ? Arrays.deepHashCode(parts) : hash;
    }
  }
}

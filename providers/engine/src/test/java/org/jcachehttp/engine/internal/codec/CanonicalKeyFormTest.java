package org.jcachehttp.engine.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal keys have equal bytes, and different keys have different bytes. */
class CanonicalKeyFormTest {

  private static final Serialization SERIALIZATION =
      new Serialization(
          new JavaSerializer(SerialFilters.DEFAULT), CanonicalKeyFormTest.class::getClassLoader);

  static List<Arguments> equalKeys() {
    String text = "text";
    String copy = new String(text.toCharArray());
    return List.of(
        Arguments.of(List.of(text, text), List.of(text, copy)),
        Arguments.of(new ArrayList<>(List.of(1, 2)), Arrays.asList(1, 2)),
        Arguments.of(orderedSet("a", "b"), orderedSet("b", "a")),
        Arguments.of(orderedMap("a", 1, "b", 2), orderedMap("b", 2, "a", 1)),
        Arguments.of(orderedMap("a", 1, "b", 2), new TreeMap<>(Map.of("a", 1, "b", 2))),
        Arguments.of(new Point(1, List.of("a")), new Point(1, List.of("a"))),
        Arguments.of(new Derived(1, 2), new Derived(1, 2).used()),
        Arguments.of(new int[][] {{1}, {2, 3}}, new int[][] {{1}, {2, 3}}),
        Arguments.of(Locale.forLanguageTag("de-AT"), Locale.forLanguageTag("de-AT")),
        Arguments.of(Arrays.asList(1, null), Arrays.asList(1, null)));
  }

  @ParameterizedTest
  @MethodSource("equalKeys")
  void equalKeysHaveEqualBytes(Object one, Object other) {
    assertThat(bytesOf(one)).isEqualTo(bytesOf(other));
  }

  static List<Arguments> differentKeys() {
    return List.of(
        Arguments.of(List.of(1), List.of(1L)),
        Arguments.of(List.of("1"), List.of(1)),
        Arguments.of(List.of("ab", "c"), List.of("a", "bc")),
        Arguments.of(List.of(List.of(1), 2), List.of(1, List.of(2))),
        Arguments.of(List.of(1, 2), List.of(2, 1)),
        Arguments.of(List.of(1, 2), Set.of(1, 2)),
        Arguments.of(new Object[] {1}, List.of(1)),
        Arguments.of(new int[] {1}, new long[] {1}),
        Arguments.of(Map.of("a", "b"), Map.of("b", "a")),
        Arguments.of(new Point(1, List.of("a")), new Point(2, List.of("a"))),
        Arguments.of(new Point(1, List.of()), new OtherPoint(1, List.of())),
        Arguments.of(new Derived(1, 2), new Derived(2, 2)),
        Arguments.of(List.of(TimeUnit.DAYS), List.of("DAYS")),
        Arguments.of(List.of(String.class), List.of("java.lang.String")),
        Arguments.of(Arrays.asList(1, null), List.of(1)),
        Arguments.of(Locale.ENGLISH, Locale.GERMAN),
        Arguments.of(address(1), address(2)));
  }

  @ParameterizedTest
  @MethodSource("differentKeys")
  void differentKeysHaveDifferentBytes(Object one, Object other) {
    assertThat(bytesOf(one)).isNotEqualTo(bytesOf(other));
  }

  /** A persistent store holds keys of earlier releases: this form must not change. */
  @Test
  void theFormOfAKeyIsStable() {
    assertThat(new String(bytesOf(List.of("a", 7)), ISO_8859_1))
        .isEqualTo("list:\0\0\0\2" + "scalar:\0\0\0\13~string:AGE" + "scalar:\0\0\0\6~int:7");
  }

  private static byte[] bytesOf(Object key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CanonicalKeyForm(SERIALIZATION, bytes::writeBytes).write(key);
    return bytes.toByteArray();
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Set<Object> orderedSet(Object... elements) {
    return new LinkedHashSet<>(Arrays.asList(elements));
  }

  private static Map<String, Integer> orderedMap(
      String first, int firstValue, String second, int secondValue) {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put(first, firstValue);
    map.put(second, secondValue);
    return map;
  }

  private record Point(int x, List<String> labels) {}

  private record OtherPoint(int x, List<String> labels) {}

  private static class Base implements Serializable {

    private static final long serialVersionUID = 1L;

    final int base;

    Base(int base) {
      this.base = base;
    }
  }

  /** A class with a cached hash code and a transient field, which say nothing of equality. */
  private static final class Derived extends Base {

    private static final long serialVersionUID = 1L;

    final int own;
    private int hash;
    private transient @Nullable String text;

    Derived(int base, int own) {
      super(base);
      this.own = own;
    }

    /** The same key after its hash code and its text were asked for. */
    Derived used() {
      hash = hashCode();
      text = toString();
      return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Derived derived && derived.base == base && derived.own == own;
    }

    @Override
    public int hashCode() {
      return hash == 0 ? 31 * base + own : hash;
    }

    @Override
    public String toString() {
      return text == null ? base + "/" + own : text;
    }
  }
}

package org.jcachehttp.engine.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stream that was forged costs who reads it: nothing. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JavaSerializerTest {

  private static final int DEEP = 60;

  private final JavaSerializer serializer = new JavaSerializer(SerialFilters.DEFAULT);
  private final JavaSerializer unfiltered =
      new JavaSerializer(info -> java.io.ObjectInputFilter.Status.ALLOWED);

  private static Object read(JavaSerializer serializer, byte[] bytes)
      throws IOException, ClassNotFoundException {
    return serializer.deserialize(bytes, JavaSerializerTest.class.getClassLoader());
  }

  /** The stream of {@code written} with the last length that it announces replaced. */
  private byte[] forgedLength(Object written, int length, int forged) throws IOException {
    byte[] bytes = serializer.serialize(written);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int at = bytes.length - Integer.BYTES; at > 0; at--) {
      if (buffer.getInt(at) == length) {
        return buffer.putInt(at, forged).array();
      }
    }
    throw new AssertionError("the stream announces no length of " + length);
  }

  @Test
  void aForgedArrayLengthIsRefusedBeforeTheArrayIsMade() throws IOException {
    for (Object array : List.of(new long[777], new String[777], new byte[777])) {
      byte[] forged = forgedLength(array, 777, 100_000_000);
      assertThatThrownBy(() -> read(serializer, forged)).isInstanceOf(InvalidClassException.class);
      assertThatThrownBy(() -> read(unfiltered, forged)).isInstanceOf(InvalidClassException.class);
    }
  }

  @Test
  void aForgedSizeOfAHashMapIsRefusedBeforeItsTableIsMade() throws IOException {
    Map<Integer, Integer> map = new HashMap<>();
    IntStream.range(0, 777).forEach(i -> map.put(-i, -i));
    byte[] forged = forgedLength(map, 777, 100_000_000);
    assertThatThrownBy(() -> read(unfiltered, forged)).isInstanceOf(InvalidClassException.class);
  }

  @Test
  void nestedSetsThatTakeYearsToHashAreRefusedAtOnce() throws IOException {
    byte[] bomb = serializer.serialize(setBomb());
    assertThatThrownBy(() -> read(serializer, bomb)).isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> read(unfiltered, bomb)).isInstanceOf(InvalidObjectException.class);
  }

  @Test
  void nestedListsAndMapsThatTakeYearsToHashAreRefusedAtOnce() throws IOException {
    List<Object> list = List.of();
    Map<String, Object> map = Map.of();
    for (int i = 0; i < DEEP; i++) {
      list = new ArrayList<>(List.of(list, list));
      map = new HashMap<>(Map.of("left", map, "right", map));
    }
    for (Object bomb : List.of(list, map)) {
      byte[] bytes = serializer.serialize(bomb);
      assertThatThrownBy(() -> read(serializer, bytes)).isInstanceOf(ObjectStreamException.class);
    }
  }

  @Test
  void largeAndDeepCollectionsThatShareNothingAreRead() throws Exception {
    Map<Integer, List<String>> large = new HashMap<>();
    IntStream.range(0, 50_000).forEach(i -> large.put(i, List.of("a", "b" + i)));
    assertThat(read(serializer, serializer.serialize(large))).isEqualTo(large);
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      deep = new ArrayList<>(List.of(deep, Set.of(i), Map.of("i", i)));
    }
    assertThat(read(serializer, serializer.serialize(deep))).isEqualTo(deep);
  }

  @Test
  void aCollectionThatManyShareIsRead() throws Exception {
    List<Integer> shared = IntStream.range(0, 500).boxed().toList();
    List<Object> all = new ArrayList<>();
    IntStream.range(0, 1_000).forEach(i -> all.add(shared));
    assertThat(read(serializer, serializer.serialize(all))).isEqualTo(all);
  }

  /** Filled from the outside in: a set hashes what is put into it, which must be quick here. */
  private static Set<Object> setBomb() {
    Set<Object> outermost = new HashSet<>();
    Set<Object> left = outermost;
    Set<Object> right = new HashSet<>();
    for (int i = 0; i < DEEP; i++) {
      Set<Object> innerLeft = new HashSet<>();
      Set<Object> innerRight = new HashSet<>(Set.of("different"));
      left.add(innerLeft);
      left.add(innerRight);
      right.add(innerLeft);
      right.add(innerRight);
      left = innerLeft;
      right = innerRight;
    }
    return outermost;
  }
}

package org.jcachehttp.testkit.processes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Keys of several types: equal if their numbers are equal, and never the same object. */
final class Keys {

  /** The number of kinds: that many consecutive numbers give a key of each kind. */
  static final int KINDS = 5;

  private Keys() {}

  /** Returns the key with this number. */
  static Object key(int number) {
    return key(number, List.of("row", number));
  }

  /** Returns an equal key of other parts, where equality allows it. */
  static Object twinOf(int number) {
    List<Object> parts = new ArrayList<>();
    parts.add("row");
    parts.add(number);
    return key(number, parts);
  }

  private static Object key(int number, List<Object> parts) {
    return switch (number % KINDS) {
      case 0 -> "https://example.org/" + number;
      case 1 -> (1L << 40) + number;
      case 2 -> new Row("orders", number);
      case 3 -> parts;
      default -> new CallKey("find", parts, (long) number);
    };
  }

  /** A key of an application. */
  private record Row(String table, int number) implements Serializable {}
}

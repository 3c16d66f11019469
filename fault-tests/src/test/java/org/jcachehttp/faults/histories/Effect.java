package org.jcachehttp.faults.histories;

import java.util.Optional;

/**
 * What JSR-107 specifies for an operation on an entry.
 *
 * @param entry the value afterwards, or empty if there is no entry
 * @param result the text of what the method returns
 */
record Effect(Optional<String> entry, String result) {

  /** A read: the entry stays, and its value is returned. */
  static Effect read(Optional<String> entry) {
    return new Effect(entry, textOf(entry));
  }

  /** An unconditional write that returns the previous value. */
  static Effect exchange(Optional<String> before, String after) {
    return new Effect(Optional.of(after), textOf(before));
  }

  /** A conditional change, which returns whether its condition held. */
  static Effect changeIf(boolean condition, Optional<String> before, Optional<String> after) {
    return new Effect(condition ? after : before, Boolean.toString(condition));
  }

  /** Absent values are {@code null} in JCache. */
  private static String textOf(Optional<String> entry) {
    return String.valueOf(entry.orElse(null));
  }
}

package org.jcachehttp.faults.histories;

import java.time.Duration;
import java.util.Optional;

/**
 * A call of one thread on one key.
 *
 * @param key the key
 * @param operation the method and its arguments
 * @param invoked {@link System#nanoTime} before the call
 * @param returned {@link System#nanoTime} after the call
 * @param result the text of its result; empty if the call failed, so that its effect is unknown and
 *     may begin even later
 */
record Call(String key, Operation operation, long invoked, long returned, Optional<String> result) {

  private static final String PREFIX = "call";
  private static final String FAILED = "failed";

  /** Returns whether the other call began after the answer of this one. */
  boolean isAnsweredBefore(Call other) {
    return result.isPresent() && returned - other.invoked < 0;
  }

  /** Returns whether the effect has the result of this call. */
  boolean agreesWith(Effect effect) {
    return result.isEmpty() || result.get().equals(effect.result());
  }

  Duration duration() {
    return Duration.ofNanos(returned - invoked);
  }

  /** Returns a line for another process. */
  String toLine() {
    return String.join(
        " ",
        PREFIX,
        key,
        operation.method().name(),
        operation.expected(),
        operation.value(),
        Long.toString(invoked),
        Long.toString(returned),
        result.orElse(FAILED));
  }

  static boolean isIn(String line) {
    return line.startsWith(PREFIX + " ");
  }

  static Call ofLine(String line) {
    String[] words = line.split(" ", -1);
    return new Call(
        words[1],
        new Operation(Method.valueOf(words[2]), words[3], words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]),
        Optional.of(words[7]).filter(result -> !result.equals(FAILED)));
  }
}

package org.jcachehttp.engine.internal.unwrap;

import static java.util.Objects.requireNonNull;

import java.util.stream.Stream;

/** The common implementation of all {@code unwrap} methods of JSR-107. */
public final class Unwrap {

  private Unwrap() {}

  /**
   * Returns the first of the candidates that has the type.
   *
   * @param what the name of the unwrapped object in the message
   * @throws IllegalArgumentException if no candidate has the type
   */
  public static <T> T as(Class<T> type, String what, Object... candidates) {
    requireNonNull(type, "type");
    return Stream.of(candidates)
        .filter(type::isInstance)
        .findFirst()
        .map(type::cast)
        .orElseThrow(
            () -> new IllegalArgumentException(what + " cannot be unwrapped to " + type.getName()));
  }
}

package org.jcachehttp.engine.internal.unwrap;

import java.util.stream.Stream;

/** The one rule of every {@code unwrap} method of JSR-107. */
public final class Unwrap {

  private Unwrap() {}

  /**
   * The first of the objects that is of the type.
   *
   * @param what what the objects are to the caller, for the message
   * @throws IllegalArgumentException if none is
   */
  public static <T> T as(Class<T> type, String what, Object... behind) {
    return Stream.of(behind)
        .filter(type::isInstance)
        .findFirst()
        .map(type::cast)
        .orElseThrow(() -> new IllegalArgumentException(what + " is no " + type.getName()));
  }
}

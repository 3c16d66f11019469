package org.jcachehttp.http.internal.policy;

import java.util.OptionalLong;

/** A number of seconds (RFC 9111 section 1.2.2): digits only, clamped where it is too large. */
final class DeltaSeconds {

  private static final long LARGEST = 1L << 31;
  private static final int SURELY_TOO_LONG = 18;

  private DeltaSeconds() {}

  /** The seconds a text stands for; empty if it is anything but digits. */
  static OptionalLong parse(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    return OptionalLong.of(
        digits.length() > SURELY_TOO_LONG ? LARGEST : Math.min(LARGEST, Long.parseLong(digits)));
  }
}

package org.jcachehttp.http.internal.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;

/**
 * The single byte range of a range request (RFC 9110 section 14.1.2).
 *
 * @param first the first byte; 0 if there is a suffix length
 * @param last the last byte, if the request states it
 * @param suffix the suffix length, which replaces first and last
 */
record ByteRange(long first, Optional<Long> last, Optional<Long> suffix) {

  private static final Pattern SINGLE =
      Pattern.compile("(?i:bytes)=[ \\t]*(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))[ \\t]*");

  /** Returns the single byte range of a request; empty if there is none. */
  static Optional<ByteRange> of(Fields request) {
    return request.first("Range").flatMap(ByteRange::parse);
  }

  /** Parses a Range field; empty if it is not exactly one range, or not of bytes. */
  static Optional<ByteRange> parse(String value) {
    Matcher range = SINGLE.matcher(value);
    if (!range.matches()) {
      return Optional.empty();
    }
    if (range.group(3) != null) {
      return Optional.of(new ByteRange(0, Optional.empty(), number(range.group(3))));
    }
    ByteRange parsed =
        new ByteRange(Long.parseLong(range.group(1)), number(range.group(2)), Optional.empty());
    // Section 14.1.1: a range that ends before it begins is invalid.
    return Optional.of(parsed)
        .filter(valid -> valid.last().orElse(Long.MAX_VALUE) >= valid.first());
  }

  private static Optional<Long> number(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
  }

  /** Returns the part of a representation of that size; empty if the range is unsatisfiable. */
  Optional<ContentRange> of(long size) {
    long from = suffix.map(count -> Math.max(0, size - count)).orElse(first);
    long to = Math.min(size - 1, last.orElse(Long.MAX_VALUE));
    return from > to ? Optional.empty() : Optional.of(new ContentRange(from, to, size));
  }

  /** Returns whether a range that is held contains this one. */
  boolean isInside(ContentRange held) {
    Optional<ContentRange> requested = of(held.complete());
    return requested.isPresent()
        && held.first() <= requested.get().first()
        && requested.get().last() <= held.last();
  }
}

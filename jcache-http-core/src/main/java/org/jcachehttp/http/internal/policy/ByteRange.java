package org.jcachehttp.http.internal.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;

/**
 * One range of bytes that a request asks for (RFC 9110 section 14.1.2).
 *
 * @param first the first byte, or, where {@code suffix} is there, nothing
 * @param last the last byte, if the request says so
 * @param suffix how many bytes at the end, in the place of both
 */
record ByteRange(long first, Optional<Long> last, Optional<Long> suffix) {

  private static final Pattern SINGLE =
      Pattern.compile("(?i:bytes)=[ \\t]*(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))[ \\t]*");

  /** The one range of bytes that fields of a request ask for; empty if there is none. */
  static Optional<ByteRange> of(Fields asked) {
    return asked.first("Range").flatMap(ByteRange::parse);
  }

  /** The range a Range field asks for; empty if that is not exactly one, or not of bytes. */
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

  /** What a representation of that size has of the range; empty if nothing. */
  Optional<ContentRange> of(long size) {
    long from = suffix.map(count -> Math.max(0, size - count)).orElse(first);
    long to = Math.min(size - 1, last.orElse(Long.MAX_VALUE));
    return from > to ? Optional.empty() : Optional.of(new ContentRange(from, to, size));
  }
}

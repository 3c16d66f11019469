package org.jcachehttp.storage.option;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: {@code 1048576}, {@code 512KiB}, {@code 64MB}. */
final class ByteSize {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})(?:([KMG])i?)?B?");

  private ByteSize() {}

  /** Parses a size in bytes, with units of powers of 1,024; empty if the text is not a size. */
  static Optional<Long> parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    return Optional.of(unit == null ? amount : amount << (10 * ("KMG".indexOf(unit) + 1)));
  }
}

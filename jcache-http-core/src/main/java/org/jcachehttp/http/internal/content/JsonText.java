package org.jcachehttp.http.internal.content;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** The normal forms of JSON strings, numbers and literals. */
final class JsonText {

  private static final Set<String> LITERALS = Set.of("true", "false", "null");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  /** Longer numbers are not normalized, because that takes quadratic time. */
  private static final int MAX_NUMBER_LENGTH = 500;

  private static final Pattern HUGE_EXPONENT = Pattern.compile(".*[eE][+-]?0*[0-9]{9,}");

  private JsonText() {}

  /** The text is not JSON (RFC 8259), or cannot be normalized. */
  static final class MalformedJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
      super(message);
    }
  }

  /** Returns the quoted string in ASCII. */
  static String quoted(String string) {
    StringBuilder quoted = new StringBuilder(string.length() + 2).append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
        quoted.append(c);
      } else {
        quoted.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns the normal form of a number, true, false or null. */
  static String scalar(String written) throws MalformedJsonException {
    if (LITERALS.contains(written)) {
      return written;
    }
    if (!NUMBER.matcher(written).matches()) {
      throw new MalformedJsonException("invalid value");
    }
    boolean outsized =
        written.length() > MAX_NUMBER_LENGTH || HUGE_EXPONENT.matcher(written).matches();
    return outsized ? written : exact(new BigDecimal(written).stripTrailingZeros());
  }

  private static String exact(BigDecimal number) {
    return number.unscaledValue() + "e" + -number.scale();
  }
}

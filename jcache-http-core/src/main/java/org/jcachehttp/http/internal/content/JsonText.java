package org.jcachehttp.http.internal.content;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jcachehttp.http.internal.content.JsonReader.MalformedException;

/** JSON values without parts, in their canonical form. */
final class JsonText {

  private static final Set<String> NAMES = Set.of("true", "false", "null");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  /** Longer ones count as they are written: to normalise them takes time with their square. */
  private static final int LONGEST_NUMBER = 500;

  private static final Pattern HUGE_EXPONENT = Pattern.compile(".*[eE][+-]?0*[0-9]{9,}");

  private JsonText() {}

  /** The string between quotes, in ASCII. */
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

  /** A number by its value, or one of the three names. */
  static String scalar(String written) throws MalformedException {
    if (NAMES.contains(written)) {
      return written;
    }
    if (!NUMBER.matcher(written).matches()) {
      throw new MalformedException("no value");
    }
    boolean outsized =
        written.length() > LONGEST_NUMBER || HUGE_EXPONENT.matcher(written).matches();
    return outsized ? written : exact(new BigDecimal(written).stripTrailingZeros());
  }

  private static String exact(BigDecimal number) {
    return number.unscaledValue() + "e" + -number.scale();
  }
}

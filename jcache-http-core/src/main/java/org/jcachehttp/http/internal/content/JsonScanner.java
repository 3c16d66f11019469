package org.jcachehttp.http.internal.content;

import java.util.Map;
import org.jcachehttp.http.internal.content.JsonText.MalformedJsonException;

/** The tokens of a JSON text (RFC 8259). */
final class JsonScanner {

  private static final Map<Character, Character> ESCAPES =
      Map.of('"', '"', '\\', '\\', '/', '/', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t');

  /** The result of {@link #peek} at the end; no token begins with it. */
  private static final char END = 0;

  private final String text;
  private int position;

  JsonScanner(String text) {
    this.text = text;
  }

  /** Skips white space and returns the next character. */
  char peek() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : END;
  }

  boolean skip(char expected) {
    boolean there = peek() == expected && position < text.length();
    position += there ? 1 : 0;
    return there;
  }

  void expect(char expected) throws MalformedJsonException {
    if (!skip(expected)) {
      throw new MalformedJsonException("expected '" + expected + "' at " + position);
    }
  }

  void end() throws MalformedJsonException {
    peek();
    if (position < text.length()) {
      throw new MalformedJsonException("unexpected text after the value, at " + position);
    }
  }

  String string() throws MalformedJsonException {
    expect('"');
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw new MalformedJsonException("control character at " + position);
      }
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() throws MalformedJsonException {
    char c = next();
    if (c == 'u') {
      return hex();
    }
    Character unescaped = ESCAPES.get(c);
    if (unescaped == null) {
      throw new MalformedJsonException("invalid escape at " + position);
    }
    return unescaped;
  }

  private char hex() throws MalformedJsonException {
    int value = 0;
    for (int digits = 0; digits < 4; digits++) {
      char c = next();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw new MalformedJsonException("invalid hexadecimal digit at " + position);
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private char next() throws MalformedJsonException {
    if (position == text.length()) {
      throw new MalformedJsonException("unexpected end");
    }
    return text.charAt(position++);
  }

  /** Returns a number, true, false or null in normal form. */
  String scalar() throws MalformedJsonException {
    int start = position;
    while (position < text.length() && isOfScalar(text.charAt(position))) {
      position++;
    }
    return JsonText.scalar(text.substring(start, position));
  }

  private static boolean isOfScalar(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "+-.E".indexOf(c) >= 0;
  }
}

package org.jcachehttp.http.internal.message;

import org.jcachehttp.http.internal.message.StructuredDictionary.MalformedFieldException;

/** The characters of a structured field, read from left to right. */
final class StructuredInput {

  private final String text;
  private int position;

  StructuredInput(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return position >= text.length();
  }

  boolean isAt(char c) {
    return !isAtEnd() && text.charAt(position) == c;
  }

  /** Returns the next character without reading it. */
  char peek() throws MalformedFieldException {
    checkMore();
    return text.charAt(position);
  }

  char next() throws MalformedFieldException {
    checkMore();
    return text.charAt(position++);
  }

  void checkMore() throws MalformedFieldException {
    if (isAtEnd()) {
      throw malformed();
    }
  }

  /** Reads a character if it is the next one; returns whether it was. */
  boolean skipIf(char c) {
    if (isAt(c)) {
      position++;
      return true;
    }
    return false;
  }

  void expect(char c) throws MalformedFieldException {
    if (!skipIf(c)) {
      throw malformed();
    }
  }

  /** Reads all characters of a set. */
  void skip(String set) {
    while (!isAtEnd() && set.indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  /** Reads the comma before a further member of a list or dictionary, unless the field ends. */
  void skipDelimiter() throws MalformedFieldException {
    skip(" \t");
    if (!isAtEnd()) {
      expect(',');
      skip(" \t");
      checkMore();
    }
  }

  /** Reads a key (section 4.2.3.3). */
  String key() throws MalformedFieldException {
    char first = peek();
    if (first != '*' && !(first >= 'a' && first <= 'z')) {
      throw malformed();
    }
    int start = position;
    while (!isAtEnd() && isOfKey(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isOfKey(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c) || "_-.*".indexOf(c) >= 0;
  }

  /** Reads decimal digits; returns the empty string if there are none. */
  String digits() {
    int start = position;
    while (!isAtEnd() && isDigit(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  /** Reads the rest of a token (section 4.2.6). */
  String token() {
    int start = position;
    while (!isAtEnd() && isOfToken(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private static boolean isOfToken(char c) {
    return c == ':' || c == '/' || FieldSyntax.isToken(String.valueOf(c));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  MalformedFieldException malformed() {
    return new MalformedFieldException(position);
  }
}

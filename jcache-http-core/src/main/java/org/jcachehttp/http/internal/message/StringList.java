package org.jcachehttp.http.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses a field whose value is a List of Strings (RFC 9651 sections 3.1 and 3.3.3), in linear
 * time. Parameters are read and ignored.
 */
public final class StringList {

  private static final int FIRST_ESCAPABLE = ' ';

  private final String text;
  private int at;

  private StringList(String text) {
    this.text = text;
  }

  /**
   * Returns the members of a field; empty if the field is malformed or has another type, and is to
   * be ignored as a whole (section 4.2).
   *
   * @param lines the values of all lines of the field
   */
  public static Optional<List<String>> parse(List<String> lines) {
    try {
      return Optional.of(new StringList(String.join(",", lines)).members());
    } catch (MalformedFieldException malformed) {
      return Optional.empty();
    }
  }

  private List<String> members() throws MalformedFieldException {
    List<String> members = new ArrayList<>();
    skip(" ");
    while (!isAtEnd()) {
      members.add(string());
      skipParameters();
      skip(" \t");
      if (isAtEnd()) {
        return members;
      }
      expect(',');
      skip(" \t");
      demand(!isAtEnd());
    }
    return members;
  }

  /** Section 4.2.5. */
  private String string() throws MalformedFieldException {
    expect('"');
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      demand(c >= FIRST_ESCAPABLE && c < 0x7F);
      if (c == '\\') {
        c = next();
        demand(c == '"' || c == '\\');
      }
      string.append(c);
    }
    return string.toString();
  }

  /** Section 4.2.3.2. */
  private void skipParameters() throws MalformedFieldException {
    while (!isAtEnd() && peek() == ';') {
      at++;
      skip(" ");
      demand(isKeyStart(next()));
      skipKey();
      if (!isAtEnd() && peek() == '=') {
        at++;
        skipValue();
      }
    }
  }

  private static boolean isKeyStart(char c) {
    return c == '*' || (c >= 'a' && c <= 'z');
  }

  private void skipKey() {
    while (!isAtEnd() && (isKeyStart(peek()) || "_-.0123456789".indexOf(peek()) >= 0)) {
      at++;
    }
  }

  /** Skips a bare item: a text in quotes, or one without characters that end it. */
  private void skipValue() throws MalformedFieldException {
    demand(!isAtEnd());
    if (peek() == '%') {
      at++;
    }
    demand(!isAtEnd());
    if (peek() == '"') {
      string();
      return;
    }
    int start = at;
    while (!isAtEnd() && " \t,;\"".indexOf(peek()) < 0) {
      at++;
    }
    demand(at > start);
  }

  private void skip(String characters) {
    while (!isAtEnd() && characters.indexOf(peek()) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) throws MalformedFieldException {
    demand(next() == wanted);
  }

  private char next() throws MalformedFieldException {
    demand(!isAtEnd());
    return text.charAt(at++);
  }

  private char peek() {
    return text.charAt(at);
  }

  private boolean isAtEnd() {
    return at == text.length();
  }

  private static void demand(boolean holds) throws MalformedFieldException {
    if (!holds) {
      throw new MalformedFieldException();
    }
  }

  /** The field does not have the grammar. Without a stack trace: origins cause it. */
  private static final class MalformedFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFieldException() {
      super("not a List of Strings", null, false, false);
    }
  }
}

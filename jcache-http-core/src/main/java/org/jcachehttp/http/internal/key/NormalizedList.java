package org.jcachehttp.http.internal.key;

/**
 * The normal form of a list: without empty members, and without whitespace around delimiters (RFC
 * 9110 sections 5.6.1 and 5.6.6). Quoted strings stay as they are.
 */
final class NormalizedList {

  private final StringBuilder text;
  private boolean isQuoted;
  private boolean isEscaped;

  private NormalizedList(int capacity) {
    this.text = new StringBuilder(capacity);
  }

  /** Returns the normal form of a list. */
  static String of(String list) {
    NormalizedList normal = new NormalizedList(list.length());
    for (int i = 0; i < list.length(); i++) {
      normal.add(list.charAt(i));
    }
    return normal.ended();
  }

  private void add(char c) {
    if (isQuoted) {
      text.append(c);
      isQuoted = isEscaped || c != '"';
      isEscaped = !isEscaped && c == '\\';
    } else if (c == ',' || c == ';') {
      addDelimiter(c);
    } else if (!isSpace(c) || !(text.isEmpty() || endsIn(',') || endsIn(';'))) {
      text.append(c);
      isQuoted = c == '"';
    }
  }

  private void addDelimiter(char c) {
    removeSpaceAtEnd();
    boolean endsEmptyMember = c == ',' && (text.isEmpty() || endsIn(','));
    if (!endsEmptyMember) {
      text.append(c);
    }
  }

  private String ended() {
    if (!isQuoted) {
      removeSpaceAtEnd();
    }
    if (!isQuoted && endsIn(',')) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private void removeSpaceAtEnd() {
    while (endsIn(' ') || endsIn('\t')) {
      text.setLength(text.length() - 1);
    }
  }

  private boolean endsIn(char c) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == c;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}

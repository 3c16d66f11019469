package org.jcachehttp.http.internal.url;

import java.util.function.IntPredicate;

/**
 * A text in which {@code *} stands for any number of characters.
 *
 * @param text the text
 */
record Wildcards(String text) {

  /** Whether the element of a pattern accepts the one element of what is matched. */
  @FunctionalInterface
  interface Acceptance {

    /** Whether what is at {@code position} is what the pattern says {@code at} that index. */
    boolean test(int at, int position);
  }

  boolean isAnything() {
    return text.equals("*");
  }

  /** Whether the whole of that text is what this stands for. */
  boolean match(String actual) {
    return text.indexOf('*') < 0 ? text.equals(actual) : matchWildcards(actual);
  }

  private boolean matchWildcards(String actual) {
    return match(
        text.length(),
        at -> text.charAt(at) == '*',
        actual.length(),
        (at, position) -> text.charAt(at) == actual.charAt(position));
  }

  /**
   * Whether a pattern of elements matches elements. Only the last wildcard has to be tried again:
   * what an earlier one could take more, the last one can take as well. So this costs at most the
   * product of both lengths.
   */
  static boolean match(int length, IntPredicate isWildcard, int actual, Acceptance accepts) {
    int at = 0;
    int position = 0;
    int afterWildcard = -1;
    int retry = 0;
    while (position < actual) {
      if (at < length && isWildcard.test(at)) {
        afterWildcard = ++at;
        retry = position;
      } else if (at < length && accepts.test(at, position)) {
        at++;
        position++;
      } else if (afterWildcard >= 0) {
        at = afterWildcard;
        position = ++retry;
      } else {
        return false;
      }
    }
    while (at < length && isWildcard.test(at)) {
      at++;
    }
    return at == length;
  }
}

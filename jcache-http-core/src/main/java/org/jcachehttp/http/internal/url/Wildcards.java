package org.jcachehttp.http.internal.url;

import java.util.function.IntPredicate;

/**
 * A text in which {@code *} matches any number of characters.
 *
 * @param text the text
 */
record Wildcards(String text) {

  /** Compares one element of a pattern with one element of a sequence. */
  @FunctionalInterface
  interface Acceptance {

    /** Returns whether the pattern's element {@code at} accepts the element at {@code position}. */
    boolean test(int at, int position);
  }

  boolean isAnything() {
    return text.equals("*");
  }

  /** Returns whether the whole text matches. */
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
   * Returns whether a pattern of elements matches a sequence. After a mismatch only the last
   * wildcard is extended, because it can match all elements that an earlier wildcard could match
   * additionally. The cost is at most the product of both lengths.
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

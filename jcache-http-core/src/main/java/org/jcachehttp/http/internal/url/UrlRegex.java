package org.jcachehttp.http.internal.url;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that is searched in the whole URL.
 *
 * @param pattern the expression
 */
record UrlRegex(Pattern pattern) implements Predicate<UrlParts> {

  static final String PREFIX = "regex:";

  /** The maximum number of steps, about a millisecond; a longer search backtracks excessively. */
  private static final int LONGEST_SEARCH = 100_000;

  static UrlRegex parse(String text) {
    try {
      return new UrlRegex(Pattern.compile(text.substring(PREFIX.length())));
    } catch (PatternSyntaxException syntax) {
      throw new IllegalArgumentException(
          "URL pattern '" + text + "' is not a regular expression: " + syntax.getMessage(), syntax);
    }
  }

  /**
   * Returns whether the URL matches; it does not if the search needs too many steps or too deep a
   * stack.
   */
  @Override
  public boolean test(UrlParts url) {
    try {
      return pattern.matcher(new LimitedText(url.target().toString())).find();
    } catch (SearchTooLong | StackOverflowError undecided) {
      // java.util.regex recurses on repeated groups, and no URL may cause a call to fail.
      return false;
    }
  }

  /** Ends a search. */
  private static final class SearchTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SearchTooLong() {
      super("", null, false, false);
    }
  }

  /** A text that ends a search after the maximum number of reads. */
  private static final class LimitedText implements CharSequence {

    private final String text;
    private int reads;

    LimitedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++reads > LONGEST_SEARCH) {
        throw new SearchTooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

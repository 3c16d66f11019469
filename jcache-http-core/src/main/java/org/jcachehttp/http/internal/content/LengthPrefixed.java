package org.jcachehttp.http.internal.content;

/** Concatenates texts, each preceded by its length, so that different lists stay different. */
public final class LengthPrefixed {

  private LengthPrefixed() {}

  /** Appends a text and its length. */
  public static void append(String text, StringBuilder texts) {
    texts.append(' ').append(text.length()).append(':').append(text);
  }
}

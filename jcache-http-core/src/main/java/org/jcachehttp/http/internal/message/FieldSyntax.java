package org.jcachehttp.http.internal.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;

/** The characters of field names and values (RFC 9110 sections 5.1 to 5.6.2). */
public final class FieldSyntax {

  private static final BitSet TOKEN = tokenCharacters();

  private FieldSyntax() {}

  /** Returns whether a field line has a token as its name, and octets as its value. */
  public static boolean isValid(String name, String value) {
    return isToken(name) && isValue(value);
  }

  /** Returns whether the text is a token, such as a method or a field name. */
  public static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!TOKEN.get(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * Returns a text that is a token.
   *
   * @throws IllegalArgumentException if it is not one, with the name of the argument
   */
  public static String checkToken(String argument, String text) {
    if (!isToken(text)) {
      throw new IllegalArgumentException(
          argument + " is '" + text + "', but takes letters, digits and !#$%&'*+-.^_`|~");
    }
    return text;
  }

  /** Returns whether the text has only octets, and no control character other than the tab. */
  private static boolean isValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7F || c > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the text has no control character other than the tab. */
  public static boolean hasNoControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether UTF-8 can encode the text. Java encodes an unpaired surrogate as a question
   * mark, so that different texts would have one hash.
   */
  public static boolean isEncodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return UTF_8.newEncoder().canEncode(text);
      }
    }
    return true;
  }

  /** Returns whether the text consists of one or more decimal digits. */
  public static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isAlphanumeric(int c) {
    return isLetter(c) || isDigit(c);
  }

  private static BitSet tokenCharacters() {
    BitSet characters = new BitSet(128);
    "!#$%&'*+-.^_`|~".chars().forEach(characters::set);
    characters.set('0', '9' + 1);
    characters.set('A', 'Z' + 1);
    characters.set('a', 'z' + 1);
    return characters;
  }
}

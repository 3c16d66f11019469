package org.jcachehttp.http.internal.message;

import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/** The characters that names and values of fields are made of (RFC 9110 sections 5.1 to 5.6.2). */
public final class FieldSyntax {

  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private FieldSyntax() {}

  /** Whether each line is a token and a value of octets that any other implementation can read. */
  public static boolean isValid(Fields fields) {
    for (Field line : fields) {
      if (!isValid(line)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line is a token and a value of octets that any other implementation can read. */
  public static boolean isValid(Field line) {
    return isToken(line.name()) && line.value().chars().allMatch(FieldSyntax::isValueOctet);
  }

  /** Whether the text is a token: a method, a field name, the name of a directive. */
  public static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(FieldSyntax::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return isAlphanumeric(c) || TOKEN_PUNCTUATION.indexOf(c) >= 0;
  }

  static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isValueOctet(int c) {
    return c == '\t' || (c >= ' ' && c <= 0xFF && c != 0x7F);
  }
}

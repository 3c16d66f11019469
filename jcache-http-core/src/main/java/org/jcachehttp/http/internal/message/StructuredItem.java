package org.jcachehttp.http.internal.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jcachehttp.http.internal.message.StructuredDictionary.MalformedFieldException;

/** Reads bare items of structured fields (RFC 9651 section 4.2.3.1). */
final class StructuredItem {

  private static final int MAX_INTEGER_DIGITS = 15;
  private static final int MAX_WHOLE_DIGITS = 12;
  private static final int MAX_FRACTION_DIGITS = 3;

  private final StructuredInput input;

  private StructuredItem(StructuredInput input) {
    this.input = input;
  }

  /** Reads an item without its parameters. */
  static StructuredValue read(StructuredInput input) throws MalformedFieldException {
    return new StructuredItem(input).item(input.peek());
  }

  /** Reads the parameters of an item or list (section 4.2.3.2). */
  static void skipParameters(StructuredInput input) throws MalformedFieldException {
    while (input.skipIf(';')) {
      input.skip(" ");
      input.key();
      if (input.skipIf('=')) {
        StructuredValue unused = read(input);
      }
    }
  }

  private StructuredValue item(char first) throws MalformedFieldException {
    if (first == '-' || StructuredInput.isDigit(first)) {
      return number();
    }
    if (first == '*' || (FieldSyntax.isAlphanumeric(first) && !StructuredInput.isDigit(first))) {
      return new StructuredValue.Token(input.token());
    }
    input.next();
    return switch (first) {
      case '"' -> text();
      case '?' -> bool();
      case ':' -> bytes();
      case '@' -> date();
      case '%' -> displayString();
      default -> throw input.malformed();
    };
  }

  /** Section 4.2.4. */
  private StructuredValue number() throws MalformedFieldException {
    boolean isNegative = input.skipIf('-');
    String whole = input.digits();
    if (whole.isEmpty() || whole.length() > MAX_INTEGER_DIGITS) {
      throw input.malformed();
    }
    if (input.skipIf('.')) {
      int fraction = input.digits().length();
      if (whole.length() > MAX_WHOLE_DIGITS || fraction == 0 || fraction > MAX_FRACTION_DIGITS) {
        throw input.malformed();
      }
      return new StructuredValue.Other();
    }
    long value = Long.parseLong(whole);
    return new StructuredValue.Int(isNegative ? -value : value);
  }

  /** Section 4.2.5. */
  private StructuredValue text() throws MalformedFieldException {
    StringBuilder characters = new StringBuilder();
    for (char c = input.next(); c != '"'; c = input.next()) {
      char unescaped = c == '\\' ? input.next() : c;
      boolean isEscapable = unescaped == '"' || unescaped == '\\';
      if (c < ' ' || c > '~' || (c == '\\' && !isEscapable)) {
        throw input.malformed();
      }
      characters.append(unescaped);
    }
    return new StructuredValue.Text(characters.toString());
  }

  /** Section 4.2.8. */
  private StructuredValue bool() throws MalformedFieldException {
    char digit = input.next();
    if (digit != '0' && digit != '1') {
      throw input.malformed();
    }
    return new StructuredValue.Bool(digit == '1');
  }

  /** Section 4.2.7. */
  private StructuredValue bytes() throws MalformedFieldException {
    StringBuilder encoded = new StringBuilder();
    for (char c = input.next(); c != ':'; c = input.next()) {
      encoded.append(c);
    }
    try {
      byte[] octets = Base64.getDecoder().decode(encoded.toString());
      return new StructuredValue.Octets(Base64.getEncoder().encodeToString(octets));
    } catch (IllegalArgumentException malformed) {
      throw input.malformed();
    }
  }

  /** Section 4.2.9. */
  private StructuredValue date() throws MalformedFieldException {
    if (number() instanceof StructuredValue.Int) {
      return new StructuredValue.Other();
    }
    throw input.malformed();
  }

  /** Section 4.2.10. */
  private StructuredValue displayString() throws MalformedFieldException {
    input.expect('"');
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (char c = input.next(); c != '"'; c = input.next()) {
      if (c < ' ' || c > '~') {
        throw input.malformed();
      }
      octets.write(c == '%' ? 16 * hexDigit() + hexDigit() : c);
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
    } catch (CharacterCodingException malformed) {
      throw input.malformed();
    }
    return new StructuredValue.Other();
  }

  private int hexDigit() throws MalformedFieldException {
    int digit = "0123456789abcdef".indexOf(input.next());
    if (digit < 0) {
      throw input.malformed();
    }
    return digit;
  }
}

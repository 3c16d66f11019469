package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a query, or of a form (application/x-www-form-urlencoded).
 *
 * @param text the encoded parameter, without ampersands
 */
public record FormParameter(String text) {

  /** Parses the parameters, in order and including empty ones. */
  public static List<FormParameter> of(String query) {
    List<FormParameter> parameters = new ArrayList<>();
    int start = 0;
    for (int end = query.indexOf('&'); end >= 0; end = query.indexOf('&', start)) {
      parameters.add(new FormParameter(query.substring(start, end)));
      start = end + 1;
    }
    parameters.add(new FormParameter(query.substring(start)));
    return parameters;
  }

  /** Returns the decoded name. */
  public String name() {
    return decoded(encodedName());
  }

  /** Returns the encoded name. */
  public String encodedName() {
    return text.substring(0, nameEnd());
  }

  /** Returns the encoded value; the empty string if there is none. */
  public String encodedValue() {
    return text.substring(Math.min(text.length(), nameEnd() + 1));
  }

  /** Returns the decoded value. */
  public String value() {
    return decoded(encodedValue());
  }

  /** Returns this parameter with another encoded value. */
  public FormParameter withValue(String encoded) {
    return new FormParameter(text.substring(0, nameEnd()) + '=' + encoded);
  }

  private int nameEnd() {
    int equals = text.indexOf('=');
    return equals < 0 ? text.length() : equals;
  }

  private static String decoded(String encoded) {
    return encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0
        ? encoded
        : new String(octets(encoded), UTF_8);
  }

  /** Decodes percent-encoded text without plus signs for spaces (RFC 3986 section 2.1). */
  static String percentDecoded(String encoded) {
    return decoded(encoded.replace("+", "%2B"));
  }

  /**
   * Returns the octets of an encoded text. A percent sign that begins no valid escape is kept, as
   * in browsers.
   */
  public static byte[] octets(String encoded) {
    byte[] raw = encoded.getBytes(UTF_8);
    ByteArrayOutputStream octets = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (isEscape(raw, i)) {
        octets.write(digit(raw[i + 1]) << 4 | digit(raw[i + 2]));
        i += 2;
      } else {
        octets.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    return octets.toByteArray();
  }

  private static boolean isEscape(byte[] raw, int at) {
    return raw[at] == '%'
        && at + 2 < raw.length
        && digit(raw[at + 1]) >= 0
        && digit(raw[at + 2]) >= 0;
  }

  private static int digit(byte octet) {
    return Character.digit(octet, 16);
  }
}

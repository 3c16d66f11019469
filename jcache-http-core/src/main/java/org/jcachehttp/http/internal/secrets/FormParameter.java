package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a query, or of a form (application/x-www-form-urlencoded): what stands between
 * two ampersands.
 *
 * @param text the parameter as it is written
 */
public record FormParameter(String text) {

  /** The parameters in their order, empty ones too. */
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

  /** The decoded name. */
  public String name() {
    return decoded(text.substring(0, nameEnd()));
  }

  /** The value as it is written; the empty text if there is none. */
  public String writtenValue() {
    return text.substring(Math.min(text.length(), nameEnd() + 1));
  }

  /** The decoded value. */
  public String value() {
    return decoded(writtenValue());
  }

  /** This parameter with another value, as it is to be written. */
  public FormParameter withValue(String written) {
    return new FormParameter(text.substring(0, nameEnd()) + '=' + written);
  }

  private int nameEnd() {
    int equals = text.indexOf('=');
    return equals < 0 ? text.length() : equals;
  }

  private static String decoded(String written) {
    return written.indexOf('%') < 0 && written.indexOf('+') < 0
        ? written
        : new String(octets(written), UTF_8);
  }

  /** Percent-encoded text, in which a plus sign is itself (RFC 3986 section 2.1). */
  static String percentDecoded(String written) {
    return decoded(written.replace("+", "%2B"));
  }

  /** A percent sign that begins no escape stands for itself, as in browsers. */
  private static byte[] octets(String written) {
    byte[] raw = written.getBytes(UTF_8);
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

package org.jcachehttp.http.internal.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.ParameterOrder;

/**
 * A parameter of a query in the format application/x-www-form-urlencoded. Its texts have one
 * character for each octet, so that octets which are no UTF-8 stay different.
 *
 * @param name the decoded name
 * @param value the decoded value; empty also if there is none
 */
record QueryParameter(String name, String value) {

  /** The characters of a query (RFC 3986 section 3.4) that have no meaning in the format. */
  private static final String LITERAL = "-._~!$'()*,;:@/?";

  /** Returns the parameters of a query in their order. */
  static List<QueryParameter> parse(String query) {
    List<QueryParameter> all = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        all.add(new QueryParameter(text(name), text(value)));
      }
    }
    return all;
  }

  /** Returns a query; empty if there are no parameters. Equal names keep their order. */
  static Optional<String> join(List<QueryParameter> parameters, ParameterOrder order) {
    Stream<QueryParameter> ordered =
        order == ParameterOrder.SORTED
            ? parameters.stream().sorted(Comparator.comparing(QueryParameter::name))
            : parameters.stream();
    return Optional.of(ordered.map(QueryParameter::encoded).collect(Collectors.joining("&")))
        .filter(query -> !query.isEmpty());
  }

  private static String text(String encoded) {
    return new String(decode(encoded), ISO_8859_1);
  }

  /** Returns the octets of an encoded text; an incomplete escape stays as it is. */
  static byte[] decode(String encoded) {
    byte[] octets = encoded.replace('+', ' ').getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '%' && isHex(octets, i + 1) && isHex(octets, i + 2)) {
        decoded.write(16 * Character.digit(octets[i + 1], 16) + Character.digit(octets[i + 2], 16));
        i += 2;
      } else {
        decoded.write(octets[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isHex(byte[] octets, int index) {
    return index < octets.length && HexFormat.isHexDigit(octets[index]);
  }

  private String encoded() {
    StringBuilder text = new StringBuilder();
    encode(name, text);
    text.append('=');
    encode(value, text);
    return text.toString();
  }

  private static void encode(String octets, StringBuilder to) {
    for (int i = 0; i < octets.length(); i++) {
      char octet = octets.charAt(i);
      if (isLiteral(octet)) {
        to.append(octet);
      } else if (octet == ' ') {
        to.append('+');
      } else {
        to.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) octet));
      }
    }
  }

  private static boolean isLiteral(char octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || LITERAL.indexOf(octet) >= 0;
  }
}

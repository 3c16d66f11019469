package org.jcachehttp.http.internal.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.secrets.FormParameter;
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
    return FormParameter.of(query).stream()
        .filter(parameter -> !parameter.text().isEmpty())
        .map(one -> new QueryParameter(decode(one.encodedName()), decode(one.encodedValue())))
        .toList();
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

  /** Returns the octets of an encoded text, a character for each. */
  static String decode(String encoded) {
    return new String(FormParameter.octets(encoded), ISO_8859_1);
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

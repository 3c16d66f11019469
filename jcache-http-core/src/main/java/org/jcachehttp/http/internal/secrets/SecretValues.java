package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpRequest;

/**
 * The secret values of a request, each in the encodings in which a response may repeat it.
 *
 * @param rules the rules that define what is secret
 */
record SecretValues(PartRules rules) {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Returns the secret values of a request; most requests have none. */
  List<String> of(HttpRequest request) {
    List<String> values = new ArrayList<>(0);
    for (Field line : request.fields()) {
      if (isSecret(rules.headers(), line.name())) {
        inField(line).forEach(values::add);
      }
    }
    RequestSecrets.userinfo(request).ifPresent(raw -> inUserinfo(raw).forEach(values::add));
    String query = request.uri().getRawQuery();
    if (query != null) {
      inForm(query).forEach(values::add);
    }
    if (hasForm(request)) {
      inForm(request.content().string(ISO_8859_1)).forEach(values::add);
    }
    return values;
  }

  private static boolean isSecret(NamedRules names, String name) {
    return names.of(name).filter(PartRule::isSecret).isPresent();
  }

  private Stream<String> inField(Field line) {
    if (line.isNamed("Cookie")) {
      return rules.normalize(line).stream()
          .flatMap(pairs -> Stream.of(pairs.split(";", -1)))
          .map(SecretValues::cookieValue);
    }
    return line.isNamed("Authorization") || line.isNamed("Proxy-Authorization")
        ? inAuthorization(line.value())
        : Stream.of(line.value());
  }

  private static String cookieValue(String pair) {
    String value = pair.substring(pair.indexOf('=') + 1).strip();
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** RFC 9110 section 11.4: a scheme followed by credentials. */
  private static Stream<String> inAuthorization(String value) {
    int end = value.indexOf(' ');
    String scheme = end < 0 ? "" : value.substring(0, end);
    String credentials = value.substring(end + 1).strip();
    return scheme.equalsIgnoreCase("Basic")
        ? Stream.concat(Stream.of(credentials), inBasic(credentials))
        : Stream.of(credentials);
  }

  /** RFC 7617 section 2: user-id and password; only the password is secret. */
  private static Stream<String> inBasic(String credentials) {
    try {
      return password(new String(Base64.getDecoder().decode(credentials), UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Stream.empty();
    }
  }

  private static Stream<String> password(String pair) {
    int colon = pair.indexOf(':');
    return colon < 0 ? Stream.empty() : Stream.of(pair.substring(colon + 1));
  }

  /** Returns the userinfo itself, and the Basic credentials that clients make of it. */
  private static Stream<String> inUserinfo(String raw) {
    String decoded = FormParameter.percentDecoded(raw);
    String basic = Base64.getEncoder().encodeToString(decoded.getBytes(UTF_8));
    return Stream.of(Stream.of(raw, basic), password(raw), password(decoded))
        .flatMap(texts -> texts);
  }

  private Stream<String> inForm(String form) {
    return FormParameter.of(form).stream()
        .filter(parameter -> isSecret(rules.parameters(), parameter.name()))
        .flatMap(parameter -> Stream.of(parameter.encodedValue(), parameter.value()));
  }

  private static boolean hasForm(HttpRequest request) {
    return request
        .fields()
        .first("Content-Type")
        .filter(type -> type.regionMatches(true, 0, FORM, 0, FORM.length()))
        .isPresent();
  }
}

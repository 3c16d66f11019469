package org.jcachehttp.http.internal.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/**
 * The request fields that select a variant (RFC 9111 section 4.1), in normal form: equivalent
 * values are equal as far as the syntax of the field is known, and secret values are replaced by an
 * HMAC.
 *
 * @param rules the rules for parts of a request
 * @param credentialKey supplies the key for the HMAC
 */
record SelectingFields(PartRules rules, Supplier<CredentialKey> credentialKey) {

  /** Lists of case-insensitive names with quality values. */
  private static final Set<String> WEIGHTED_LISTS =
      Set.of("accept-charset", "accept-encoding", "accept-language");

  /** Other lists, as their specifications define them. */
  private static final Set<String> LISTS =
      Set.of(
          "accept",
          "access-control-request-headers",
          "cache-control",
          "content-encoding",
          "content-language",
          "expect",
          "forwarded",
          "prefer",
          "priority",
          "sec-ch-ua",
          "sec-ch-ua-full-version-list",
          "te",
          "want-content-digest",
          "want-repr-digest");

  /** Returns the named fields that the request has, one line each. */
  Fields of(List<String> names, Fields request) {
    List<Field> selecting = new ArrayList<>(names.size());
    for (String name : names) {
      normalize(name, request)
          .map(value -> new Field(name, redact(name, value)))
          .ifPresent(selecting::add);
    }
    return Fields.copyOf(selecting);
  }

  /** Returns the normal form of a field; empty if it is absent or removed. */
  private Optional<String> normalize(String name, Fields request) {
    List<String> lines =
        request.stream()
            .filter(line -> line.isNamed(name))
            .flatMap(line -> rules.normalize(line).stream())
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(normal(name, lines));
  }

  private static String normal(String name, List<String> lines) {
    String combined = String.join(",", lines);
    if (WEIGHTED_LISTS.contains(name)) {
      String list = combined.toLowerCase(Locale.ROOT);
      return WeightedList.normalize(list).orElseGet(() -> NormalizedList.of(list));
    }
    return LISTS.contains(name) ? NormalizedList.of(combined) : String.join(", ", lines);
  }

  private String redact(String name, String value) {
    Optional<PartRule> rule = rules.headers().of(name);
    boolean isPlain = rule.isEmpty() && FieldSyntax.isValid(name, value);
    if (isPlain) {
      return value;
    }
    return rule.isEmpty() || rule.get().isValueSignificant()
        ? credentialKey.get().hmac("field", List.of(name, value))
        : PartRule.PLACEHOLDER;
  }
}

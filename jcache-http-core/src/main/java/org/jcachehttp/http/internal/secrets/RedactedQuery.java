package org.jcachehttp.http.internal.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A redacted query, and the secrets that were removed from it.
 *
 * @param text the query with {@link PartRule#PLACEHOLDER} for values; empty if no parameter is left
 * @param redacted the redacted parameters with a significant value
 * @param credentials the parameters that are credentials
 */
record RedactedQuery(Optional<String> text, List<Secret> redacted, List<Secret> credentials) {

  /** Redacts a query. */
  static RedactedQuery of(String query, NamedRules names) {
    List<FormParameter> kept = new ArrayList<>();
    List<Secret> redacted = new ArrayList<>();
    List<Secret> credentials = new ArrayList<>();
    for (FormParameter parameter : FormParameter.of(query)) {
      Optional<PartRule> rule = names.of(parameter.name());
      if (rule.isEmpty()) {
        kept.add(parameter);
        continue;
      }
      if (rule.get() != PartRule.REMOVED) {
        kept.add(parameter.withValue(PartRule.PLACEHOLDER));
      }
      if (rule.get().isCredential()) {
        credentials.add(secret(parameter, rule.get()));
      } else if (rule.get() == PartRule.REDACTED) {
        redacted.add(secret(parameter, rule.get()));
      }
    }
    return new RedactedQuery(joined(kept), redacted, credentials);
  }

  private static Secret secret(FormParameter parameter, PartRule rule) {
    return Secret.of(
        Secret.Kind.PARAMETER,
        parameter.name(),
        rule.isValueSignificant() ? parameter.value() : "");
  }

  private static Optional<String> joined(List<FormParameter> kept) {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(kept.stream().map(FormParameter::text).collect(Collectors.joining("&")));
  }

  /** Returns whether a rule may apply to a parameter; for most queries this is all that runs. */
  static boolean needsRedaction(String query, NamedRules names) {
    int start = 0;
    while (start <= query.length()) {
      int end = end(query, start, '&', query.length());
      int nameEnd = end(query, start, '=', end);
      if (mayHaveRule(query, start, nameEnd, names)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static int end(String query, int start, char delimiter, int otherwise) {
    int found = query.indexOf(delimiter, start);
    return found < 0 ? otherwise : Math.min(found, otherwise);
  }

  private static boolean mayHaveRule(String query, int start, int end, NamedRules names) {
    for (int i = start; i < end; i++) {
      if (query.charAt(i) == '%' || query.charAt(i) == '+') {
        return true;
      }
    }
    return names.mayHave(end - start) && names.of(query.substring(start, end)).isPresent();
  }
}

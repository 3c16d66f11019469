package org.jcachehttp.http.internal.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query without what must not be written, beside that.
 *
 * @param text the query with {@link PartRule#MARK} for values; empty if no parameter is left
 * @param redacted the parameters that count by a value that is not written
 * @param credentials the parameters that are credentials
 */
record RedactedQuery(Optional<String> text, List<Secret> redacted, List<Secret> credentials) {

  /** The query as it counts under those treatments. */
  static RedactedQuery of(String query, NamedRules names) {
    List<FormParameter> written = new ArrayList<>();
    List<Secret> redacted = new ArrayList<>();
    List<Secret> credentials = new ArrayList<>();
    for (FormParameter parameter : FormParameter.of(query)) {
      Optional<PartRule> treatment = names.of(parameter.name());
      if (treatment.isEmpty()) {
        written.add(parameter);
        continue;
      }
      if (treatment.get() != PartRule.REMOVED) {
        written.add(parameter.withValue(PartRule.MARK));
      }
      if (treatment.get().isCredential()) {
        credentials.add(secret(parameter, treatment.get()));
      } else if (treatment.get() == PartRule.REDACTED) {
        redacted.add(secret(parameter, treatment.get()));
      }
    }
    return new RedactedQuery(joined(written), redacted, credentials);
  }

  private static Secret secret(FormParameter parameter, PartRule treatment) {
    return Secret.of(
        Secret.Kind.PARAMETER,
        parameter.name(),
        treatment.countsByValue() ? parameter.value() : "");
  }

  private static Optional<String> joined(List<FormParameter> written) {
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(written.stream().map(FormParameter::text).collect(Collectors.joining("&")));
  }

  /** Whether any parameter may get a treatment: most queries need no more than this look. */
  static boolean isConcerned(String query, NamedRules names) {
    int start = 0;
    while (start <= query.length()) {
      int end = end(query, start, '&', query.length());
      int nameEnd = end(query, start, '=', end);
      if (mayBe(query, start, nameEnd, names)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static int end(String query, int start, char mark, int otherwise) {
    int found = query.indexOf(mark, start);
    return found < 0 ? otherwise : Math.min(found, otherwise);
  }

  private static boolean mayBe(String query, int start, int end, NamedRules names) {
    for (int i = start; i < end; i++) {
      if (query.charAt(i) == '%' || query.charAt(i) == '+') {
        return true;
      }
    }
    return names.mayHave(end - start) && names.of(query.substring(start, end)).isPresent();
  }
}

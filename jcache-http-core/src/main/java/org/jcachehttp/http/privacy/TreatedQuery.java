package org.jcachehttp.http.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A query without what must not be written, beside that.
 *
 * @param text the query with {@link Treatment#MARK} for values; empty if no parameter is left
 * @param redacted the parameters that count by a value that is not written
 * @param credentials the parameters that are credentials
 */
record TreatedQuery(Optional<String> text, List<Secret> redacted, List<Secret> credentials) {

  /** The query as it counts under those treatments. */
  static TreatedQuery of(String query, TreatedNames names) {
    List<FormParameter> written = new ArrayList<>();
    List<Secret> redacted = new ArrayList<>();
    List<Secret> credentials = new ArrayList<>();
    for (FormParameter parameter : FormParameter.of(query)) {
      Optional<Treatment> treatment = names.of(parameter.name());
      if (treatment.isEmpty()) {
        written.add(parameter);
        continue;
      }
      if (treatment.get() != Treatment.REMOVED) {
        written.add(parameter.withValue(Treatment.MARK));
      }
      if (treatment.get().isCredential()) {
        credentials.add(secret(parameter, treatment.get()));
      } else if (treatment.get() == Treatment.REDACTED) {
        redacted.add(secret(parameter, treatment.get()));
      }
    }
    return new TreatedQuery(joined(written), redacted, credentials);
  }

  private static Secret secret(FormParameter parameter, Treatment treatment) {
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
  static boolean isConcerned(String query, TreatedNames names) {
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

  private static boolean mayBe(String query, int start, int end, TreatedNames names) {
    for (int i = start; i < end; i++) {
      if (query.charAt(i) == '%' || query.charAt(i) == '+') {
        return true;
      }
    }
    return names.mayHave(end - start) && names.of(query.substring(start, end)).isPresent();
  }
}

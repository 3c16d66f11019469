package org.jcachehttp.http.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of {@link KeySettings}.
 *
 * @param matchedHeaders the header fields, in lower case, that select a response
 */
record KeyState(
    Methods methods,
    Targets targets,
    Set<String> matchedHeaders,
    Cookies cookies,
    Secrets secrets) {

  /** The methods whose responses are stored. */
  record Methods(Set<String> names, MethodOverride override) {}

  /** The parts of a target URI that the key contains. */
  record Targets(ParameterOrder order, Optional<KeyNormalizer> normalizer) {}

  /** The only cookies that are credentials (all if empty), and the cookies that are not. */
  record Cookies(Set<String> credentials, Set<String> ignored) {}

  /** The handling of parts, and the limit of the search for the values of secret ones. */
  record Secrets(List<Map.Entry<RequestPart, PartHandling>> parts, int searchLimit) {}

  KeyState with(Methods other) {
    return new KeyState(other, targets, matchedHeaders, cookies, secrets);
  }

  KeyState with(Targets other) {
    return new KeyState(methods, other, matchedHeaders, cookies, secrets);
  }

  KeyState withMatchedHeaders(Set<String> other) {
    return new KeyState(methods, targets, other, cookies, secrets);
  }

  KeyState with(Cookies other) {
    return new KeyState(methods, targets, matchedHeaders, other, secrets);
  }

  KeyState with(Secrets other) {
    return new KeyState(methods, targets, matchedHeaders, cookies, other);
  }
}

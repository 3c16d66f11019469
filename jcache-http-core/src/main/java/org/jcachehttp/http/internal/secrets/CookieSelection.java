package org.jcachehttp.http.internal.secrets;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.KeySettings;

/**
 * The cookies of a request that are significant. Names are case-sensitive (RFC 6265 section 5.3),
 * but some servers ignore case, so significant names are found in any.
 *
 * @param credentials names of the only cookies that are significant; empty if all of them are
 * @param ignored names of cookies that are not significant
 */
record CookieSelection(Set<String> credentials, Set<String> ignored) {

  /**
   * What some servers take for a separator, and escapes in names: such a field may have a
   * significant cookie that is not seen here, so all of it is significant.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile(",|[^;\\s]\\s+[^;\\s]|(?:^|;)[^=;]*%");

  static final CookieSelection ALL = new CookieSelection(Set.of(), Set.of());

  /** Returns the selection that settings define. */
  static CookieSelection of(KeySettings settings) {
    return new CookieSelection(settings.credentialCookies(), settings.ignoredCookies());
  }

  /**
   * Returns the significant cookies of a Cookie field; empty if there are none.
   *
   * @param pairs the value of the field (RFC 6265 section 4.2.1)
   */
  Optional<String> select(String pairs) {
    boolean areAll = credentials.isEmpty() && ignored.isEmpty();
    if (areAll || (!credentials.isEmpty() && AMBIGUOUS.matcher(pairs).find())) {
      return Optional.of(pairs);
    }
    String selected =
        Stream.of(pairs.split(";", -1))
            .map(String::strip)
            .filter(pair -> !pair.isEmpty() && isSignificant(name(pair)))
            .collect(Collectors.joining("; "));
    return selected.isEmpty() ? Optional.empty() : Optional.of(selected);
  }

  private boolean isSignificant(String name) {
    return (credentials.isEmpty() || credentials.stream().anyMatch(name::equalsIgnoreCase))
        && !ignored.contains(name);
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals).strip();
  }
}

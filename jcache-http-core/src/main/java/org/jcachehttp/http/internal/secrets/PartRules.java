package org.jcachehttp.http.internal.secrets;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.settings.RequestPart;

/**
 * What is done with the named parts of a request; a part that is not named counts and is written.
 *
 * @param headers header fields
 * @param parameters parameters of the query, and of a form in the content
 * @param members members of JSON objects in the content, by name
 * @param pointers values in JSON content, by JSON Pointer, case-sensitive (RFC 6901 section 5)
 * @param ignoredCookies names of cookies of which nothing counts, case-sensitive as cookies are
 */
public record PartRules(
    NamedRules headers,
    NamedRules parameters,
    NamedRules members,
    NamedRules pointers,
    Set<String> ignoredCookies) {

  private static final List<String> CREDENTIAL_HEADERS =
      List.of(
          "Authorization",
          "Proxy-Authorization",
          "Cookie",
          "X-API-Key",
          "X-Auth-Token",
          "X-API-Token",
          "X-Access-Token");

  private static final List<String> CREDENTIAL_PARAMETERS =
      List.of("access_token", "api_key", "apikey");

  /** The usual credentials. */
  public static PartRules defaults() {
    PartRules usual =
        new PartRules(
            NamedRules.none(),
            NamedRules.none(),
            NamedRules.none(),
            NamedRules.noneExactly(),
            Set.of());
    for (String name : CREDENTIAL_HEADERS) {
      usual = usual.with(RequestPart.header(name), PartRule.CREDENTIAL);
    }
    for (String name : CREDENTIAL_PARAMETERS) {
      usual = usual.with(RequestPart.parameter(name), PartRule.CREDENTIAL);
    }
    return usual;
  }

  /** These, and that treatment of the part. */
  public PartRules with(RequestPart part, PartRule treatment) {
    return with(part, before -> treatment);
  }

  /** These with the part's treatment changed; a part without one counts as only redacted. */
  public PartRules with(RequestPart part, UnaryOperator<PartRule> change) {
    String name = part.name();
    return switch (part.kind()) {
      case HEADER ->
          new PartRules(
              changed(headers, name, change), parameters, members, pointers, ignoredCookies);
      case PARAMETER ->
          new PartRules(
              headers, changed(parameters, name, change), members, pointers, ignoredCookies);
      case MEMBER ->
          name.startsWith("/")
              ? new PartRules(
                  headers, parameters, members, changed(pointers, name, change), ignoredCookies)
              : new PartRules(
                  headers, parameters, changed(members, name, change), pointers, ignoredCookies);
    };
  }

  /** These, and nothing of the cookies of those names counts. */
  public PartRules withoutCookies(Collection<String> names) {
    Set<String> ignored = new TreeSet<>(ignoredCookies);
    ignored.addAll(names);
    return new PartRules(
        headers, parameters, members, pointers, Collections.unmodifiableSet(ignored));
  }

  /**
   * What counts of a field line; empty if nothing does.
   *
   * @param line a line of the request
   */
  public Optional<String> normalize(Field line) {
    if (headers.of(line.name()).filter(PartRule.REMOVED::equals).isPresent()) {
      return Optional.empty();
    }
    return line.isNamed("Cookie") && !ignoredCookies.isEmpty()
        ? remainingCookies(line.value())
        : Optional.of(line.value());
  }

  private Optional<String> remainingCookies(String pairs) {
    String remaining =
        Stream.of(pairs.split(";", -1))
            .map(String::strip)
            .filter(pair -> !pair.isEmpty() && !ignoredCookies.contains(cookieName(pair)))
            .collect(Collectors.joining("; "));
    return remaining.isEmpty() ? Optional.empty() : Optional.of(remaining);
  }

  private static String cookieName(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals).strip();
  }

  private static NamedRules changed(NamedRules names, String name, UnaryOperator<PartRule> change) {
    Optional<PartRule> before = names.of(name);
    return names.with(name, change.apply(before.orElse(PartRule.REDACTED)));
  }
}

package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.http.internal.message.FieldSyntax;

/**
 * Which requests share a stored response, and which parts of a request are secret. Immutable.
 *
 * <pre>{@code
 * KeySettings.defaults()
 *     .addIgnoredEntirely(parameter("utm_source"))
 *     .addCredentials(header("X-Session"))
 * }</pre>
 *
 * <p>If a part is added with several handlings, the last one applies.
 */
public final class KeySettings {

  private static final int LARGEST_BODY = 1 << 30;

  private static final KeySettings DEFAULTS =
      new KeySettings(
          new Methods(sorted("GET", "HEAD", "QUERY"), MethodOverride.BYPASS),
          new Targets(ParameterOrder.SIGNIFICANT, Optional.empty()),
          Set.of(),
          Set.of(),
          new Secrets(List.of(), 16 << 10));

  private final Methods methods;
  private final Targets targets;
  private final Set<String> matchedHeaders;
  private final Set<String> ignoredCookies;
  private final Secrets secrets;

  /** The methods whose responses are stored. */
  private record Methods(Set<String> names, MethodOverride override) {}

  /** The parts of a target URI that the key contains. */
  private record Targets(ParameterOrder order, Optional<KeyNormalizer> normalizer) {}

  /** The handling of parts, and the search for the values of secret ones. */
  private record Secrets(List<Map.Entry<RequestPart, PartHandling>> parts, int searchLimit) {}

  private KeySettings(
      Methods methods,
      Targets targets,
      Set<String> matchedHeaders,
      Set<String> ignoredCookies,
      Secrets secrets) {
    this.methods = methods;
    this.targets = targets;
    this.matchedHeaders = matchedHeaders;
    this.ignoredCookies = ignoredCookies;
    this.secrets = secrets;
  }

  /** {@return the defaults: GET, HEAD and QUERY, the whole URI, and the usual credentials} */
  public static KeySettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with other methods that the cache supports} The key of a request with
   * content, such as POST or QUERY, includes the content; such a request invalidates nothing.
   *
   * @param names the methods with responses that are stored, case-sensitive
   * @throws IllegalArgumentException if a name is not a token
   */
  public KeySettings withMethods(String... names) {
    for (String name : names) {
      FieldSyntax.checkToken("methods", name);
    }
    return with(new Methods(sorted(names), methods.override()));
  }

  private static Set<String> sorted(String... names) {
    return Collections.unmodifiableSet(new TreeSet<>(List.of(names)));
  }

  /**
   * {@return these settings with another handling of requests that name another method in a field}
   *
   * @param value the handling
   */
  public KeySettings withMethodOverride(MethodOverride value) {
    return with(new Methods(methods.names(), requireNonNull(value, "methodOverride")));
  }

  /**
   * {@return these settings with another significance of the order of parameters}
   *
   * @param value the significance
   */
  public KeySettings withParameterOrder(ParameterOrder value) {
    return with(new Targets(requireNonNull(value, "parameterOrder"), targets.normalizer()));
  }

  /**
   * {@return these settings with another normalizer of target URIs}
   *
   * @param value the normalizer, which runs after the normalization of RFC 3986
   */
  public KeySettings withKeyNormalizer(KeyNormalizer value) {
    return with(new Targets(targets.order(), Optional.of(requireNonNull(value, "keyNormalizer"))));
  }

  /**
   * {@return these settings with further header fields that select a response, as if every response
   * named them in Vary}
   *
   * @param names the field names, in any case
   * @throws IllegalArgumentException if a name is not a token
   */
  public KeySettings addMatchedHeaders(String... names) {
    Set<String> all = new TreeSet<>(matchedHeaders);
    for (String name : names) {
      all.add(FieldSyntax.checkToken("match-headers", name).toLowerCase(Locale.ROOT));
    }
    return new KeySettings(
        methods, targets, Collections.unmodifiableSet(all), ignoredCookies, secrets);
  }

  /**
   * {@return these settings with further cookies that are ignored} A request with no other cookie
   * counts as a request without cookies.
   *
   * @param names the names of cookies, case-sensitive
   */
  public KeySettings addIgnoredCookies(String... names) {
    Set<String> all = new TreeSet<>(ignoredCookies);
    Collections.addAll(all, names);
    return new KeySettings(
        methods, targets, matchedHeaders, Collections.unmodifiableSet(all), secrets);
  }

  /**
   * {@return these settings with further parts of the handling {@link PartHandling#CREDENTIAL}}
   *
   * @param more the parts
   */
  public KeySettings addCredentials(RequestPart... more) {
    return add(PartHandling.CREDENTIAL, more);
  }

  /**
   * {@return these settings with further parts of the handling {@link PartHandling#REDACT}}
   *
   * @param more the parts
   */
  public KeySettings addRedacted(RequestPart... more) {
    return add(PartHandling.REDACT, more);
  }

  /**
   * {@return these settings with further parts of the handling {@link PartHandling#IGNORE}}
   *
   * @param more the parts
   */
  public KeySettings addIgnored(RequestPart... more) {
    return add(PartHandling.IGNORE, more);
  }

  /**
   * {@return these settings with further parts of the handling {@link
   * PartHandling#IGNORE_ENTIRELY}}
   *
   * @param more the parts
   */
  public KeySettings addIgnoredEntirely(RequestPart... more) {
    return add(PartHandling.IGNORE_ENTIRELY, more);
  }

  /**
   * {@return these settings with further parts of the handling {@link PartHandling#NON_CREDENTIAL}}
   *
   * @param more the parts
   */
  public KeySettings addNonCredentials(RequestPart... more) {
    return add(PartHandling.NON_CREDENTIAL, more);
  }

  private KeySettings add(PartHandling handling, RequestPart... more) {
    List<Map.Entry<RequestPart, PartHandling>> all = new ArrayList<>(secrets.parts());
    for (RequestPart part : more) {
      all.add(Map.entry(part, handling));
    }
    return with(new Secrets(List.copyOf(all), secrets.searchLimit()));
  }

  /**
   * {@return these settings with another limit on the search for secrets in bodies} A private cache
   * stores a larger body without searching it for secrets of its request; a shared cache searches
   * every body. Fields are always searched.
   *
   * @param bytes the size of a body in bytes, 16 KiB by default
   * @throws IllegalArgumentException if {@code bytes} is negative or more than 1 GiB
   */
  public KeySettings withSecretSearchLimit(int bytes) {
    if (bytes < 0 || bytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "secret-search-limit is " + bytes + ", but takes 0 to " + LARGEST_BODY + " (1GiB)");
    }
    return with(new Secrets(secrets.parts(), bytes));
  }

  private KeySettings with(Secrets other) {
    return new KeySettings(methods, targets, matchedHeaders, ignoredCookies, other);
  }

  private KeySettings with(Methods other) {
    return new KeySettings(other, targets, matchedHeaders, ignoredCookies, secrets);
  }

  private KeySettings with(Targets other) {
    return new KeySettings(methods, other, matchedHeaders, ignoredCookies, secrets);
  }

  /** {@return the methods with responses that are stored} */
  public Set<String> methods() {
    return methods.names();
  }

  /** {@return the handling of requests that name another method in a field} */
  public MethodOverride methodOverride() {
    return methods.override();
  }

  /** {@return the significance of the order of parameters} */
  public ParameterOrder parameterOrder() {
    return targets.order();
  }

  /** {@return the normalizer of target URIs; empty if none is configured} */
  public Optional<KeyNormalizer> keyNormalizer() {
    return targets.normalizer();
  }

  /**
   * {@return the header fields, in lower case, that select a response although no Vary names them}
   */
  public Set<String> matchedHeaders() {
    return matchedHeaders;
  }

  /** {@return the cookies that are ignored} */
  public Set<String> ignoredCookies() {
    return ignoredCookies;
  }

  /** {@return the parts and their handlings, in the order in which they were added} */
  public List<Map.Entry<RequestPart, PartHandling>> parts() {
    return secrets.parts();
  }

  /** {@return the size in bytes up to which a private cache searches a body for secrets} */
  public int secretSearchLimit() {
    return secrets.searchLimit();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeySettings that
        && methods.equals(that.methods)
        && targets.equals(that.targets)
        && matchedHeaders.equals(that.matchedHeaders)
        && ignoredCookies.equals(that.ignoredCookies)
        && secrets.equals(that.secrets);
  }

  @Override
  public int hashCode() {
    return Objects.hash(methods, targets, matchedHeaders, ignoredCookies, secrets);
  }

  @Override
  public String toString() {
    return SettingsText.of("KeySettings")
        .add("methods", methods.names())
        .add("methodOverride", methods.override())
        .add("parameterOrder", targets.order())
        .add("keyNormalizer", targets.normalizer())
        .add("matchedHeaders", matchedHeaders)
        .add("ignoredCookies", ignoredCookies)
        .add("parts", secrets.parts())
        .add("secretSearchLimit", secrets.searchLimit())
        .toString();
  }
}

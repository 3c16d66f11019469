package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.settings.KeyState.Cookies;
import org.jcachehttp.http.settings.KeyState.Methods;
import org.jcachehttp.http.settings.KeyState.Secrets;
import org.jcachehttp.http.settings.KeyState.Targets;

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
          new KeyState(
              new Methods(sorted("GET", "HEAD", "QUERY"), MethodOverride.BYPASS),
              new Targets(ParameterOrder.SIGNIFICANT, Optional.empty()),
              Set.of(),
              new Cookies(Set.of(), Set.of()),
              new Secrets(List.of(), 16 << 10)));

  private final KeyState state;

  private KeySettings(KeyState state) {
    this.state = state;
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
    return new KeySettings(state.with(new Methods(sorted(names), state.methods().override())));
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
    return new KeySettings(
        state.with(new Methods(state.methods().names(), requireNonNull(value, "methodOverride"))));
  }

  /**
   * {@return these settings with another significance of the order of parameters}
   *
   * @param value the significance
   */
  public KeySettings withParameterOrder(ParameterOrder value) {
    return new KeySettings(
        state.with(
            new Targets(requireNonNull(value, "parameterOrder"), state.targets().normalizer())));
  }

  /**
   * {@return these settings with another normalizer of target URIs}
   *
   * @param value the normalizer, which runs after the normalization of RFC 3986
   */
  public KeySettings withKeyNormalizer(KeyNormalizer value) {
    return new KeySettings(
        state.with(
            new Targets(
                state.targets().order(), Optional.of(requireNonNull(value, "keyNormalizer")))));
  }

  /**
   * {@return these settings with further header fields that select a response, as if every response
   * named them in Vary}
   *
   * @param names the field names, in any case
   * @throws IllegalArgumentException if a name is not a token
   */
  public KeySettings addMatchedHeaders(String... names) {
    Set<String> all = new TreeSet<>(matchedHeaders());
    for (String name : names) {
      all.add(FieldSyntax.checkToken("match-headers", name).toLowerCase(Locale.ROOT));
    }
    return new KeySettings(state.withMatchedHeaders(Collections.unmodifiableSet(all)));
  }

  /**
   * {@return these settings with further cookies that are credentials} All other cookies are
   * ignored. Without a call, every cookie is a credential.
   *
   * @param names the names of cookies, case-sensitive
   * @throws IllegalArgumentException if a name is not a token
   */
  public KeySettings addCredentialCookies(String... names) {
    for (String name : names) {
      FieldSyntax.checkToken("credential-cookies", name);
    }
    return new KeySettings(
        state.with(new Cookies(union(credentialCookies(), names), ignoredCookies())));
  }

  /**
   * {@return these settings with further cookies that are ignored} A request with no other cookie
   * counts as a request without cookies.
   *
   * @param names the names of cookies, case-sensitive
   */
  public KeySettings addIgnoredCookies(String... names) {
    return new KeySettings(
        state.with(new Cookies(credentialCookies(), union(ignoredCookies(), names))));
  }

  private static Set<String> union(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    Collections.addAll(all, more);
    return Collections.unmodifiableSet(all);
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
    List<Map.Entry<RequestPart, PartHandling>> all = new ArrayList<>(state.secrets().parts());
    for (RequestPart part : more) {
      all.removeIf(earlier -> earlier.getKey().equals(part));
      all.add(Map.entry(part, handling));
    }
    return new KeySettings(
        state.with(new Secrets(List.copyOf(all), state.secrets().searchLimit())));
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
    return new KeySettings(state.with(new Secrets(state.secrets().parts(), bytes)));
  }

  /** {@return the methods with responses that are stored} */
  public Set<String> methods() {
    return state.methods().names();
  }

  /** {@return the handling of requests that name another method in a field} */
  public MethodOverride methodOverride() {
    return state.methods().override();
  }

  /** {@return the significance of the order of parameters} */
  public ParameterOrder parameterOrder() {
    return state.targets().order();
  }

  /** {@return the normalizer of target URIs; empty if none is configured} */
  public Optional<KeyNormalizer> keyNormalizer() {
    return state.targets().normalizer();
  }

  /**
   * {@return the header fields, in lower case, that select a response although no Vary names them}
   */
  public Set<String> matchedHeaders() {
    return state.matchedHeaders();
  }

  /** {@return the cookies that are credentials; empty if all of them are} */
  public Set<String> credentialCookies() {
    return state.cookies().credentials();
  }

  /** {@return the cookies that are ignored} */
  public Set<String> ignoredCookies() {
    return state.cookies().ignored();
  }

  /** {@return the parts and their handlings, in the order in which they were added} */
  public List<Map.Entry<RequestPart, PartHandling>> parts() {
    return state.secrets().parts();
  }

  /** {@return the size in bytes up to which a private cache searches a body for secrets} */
  public int secretSearchLimit() {
    return state.secrets().searchLimit();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeySettings that && state.equals(that.state);
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }

  @Override
  public String toString() {
    return SettingsText.of("KeySettings")
        .add("methods", state.methods().names())
        .add("methodOverride", state.methods().override())
        .add("parameterOrder", state.targets().order())
        .add("keyNormalizer", state.targets().normalizer())
        .add("matchedHeaders", matchedHeaders())
        .add("credentialCookies", credentialCookies())
        .add("ignoredCookies", ignoredCookies())
        .add("parts", state.secrets().parts())
        .add("secretSearchLimit", state.secrets().searchLimit())
        .toString();
  }
}

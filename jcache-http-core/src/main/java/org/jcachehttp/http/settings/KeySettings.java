package org.jcachehttp.http.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.internal.key.TargetRules;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.internal.secrets.RequestSecrets;
import org.jcachehttp.http.message.HttpRequest;

/**
 * Which requests are the same to a cache, and what of them it may write down. Everything here adds
 * to what was there before; what is said last of a part counts.
 *
 * <pre>{@code
 * KeySettings.defaults()
 *     .ignoreEntirely(parameter("utm_source"))
 *     .credentials(header("X-Session"))
 * }</pre>
 *
 * @param methods the methods whose responses are stored and reused
 * @param target what counts of the URI
 * @param matchedHeaders the header fields whose values count although no Vary names them, in lower
 *     case
 * @param treatments what of named parts counts and may be written
 */
public record KeySettings(
    StoredMethods methods, TargetRules target, Set<String> matchedHeaders, PartRules treatments) {

  private static final KeySettings DEFAULTS =
      new KeySettings(
          new StoredMethods(Set.of("GET", "HEAD"), MethodOverride.BYPASS),
          TargetRules.DEFAULT,
          Set.of(),
          PartRules.defaults());

  /** GET and HEAD, the whole URI, and the usual credentials. */
  public static KeySettings defaults() {
    return DEFAULTS;
  }

  /**
   * The methods whose responses are stored and reused, instead of GET and HEAD. The key of one with
   * content, such as POST or QUERY, covers the content; it invalidates nothing.
   *
   * @throws IllegalArgumentException if one is no method
   */
  public KeySettings methods(String... names) {
    for (String name : names) {
      requireToken("method", name);
    }
    return withMethods(new StoredMethods(Set.of(names), methods.override()));
  }

  /**
   * What becomes of requests that name another method than their own in a header field; they pass
   * by, if nothing is said.
   */
  public KeySettings methodOverride(MethodOverride override) {
    return withMethods(new StoredMethods(methods.names(), override));
  }

  private KeySettings withMethods(StoredMethods stored) {
    return new KeySettings(stored, target, matchedHeaders, treatments);
  }

  /** Whether the order of the parameters of a query or a form counts; it does by default. */
  public KeySettings parameterOrder(ParameterOrder order) {
    TargetRules rules = new TargetRules(order, target.generator());
    return new KeySettings(methods, rules, matchedHeaders, treatments);
  }

  /** Which targets are the same; by default those that RFC 3986 section 6.2 says to be. */
  public KeySettings keyNormalizer(KeyNormalizer generator) {
    TargetRules rules = new TargetRules(target.order(), Optional.of(generator));
    return new KeySettings(methods, rules, matchedHeaders, treatments);
  }

  /**
   * The values of these header fields count, as if every response named them in Vary.
   *
   * @throws IllegalArgumentException if one is no field name
   */
  public KeySettings matchHeaders(String... names) {
    Set<String> all = new TreeSet<>(matchedHeaders);
    for (String name : names) {
      requireToken("header field", name);
      all.add(name.toLowerCase(Locale.ROOT));
    }
    return new KeySettings(methods, target, Set.copyOf(all), treatments);
  }

  /** These parts tell users apart: a private cache never shares an entry between two values. */
  public KeySettings credentials(RequestPart... parts) {
    return treat(before -> PartRule.CREDENTIAL, parts);
  }

  /** Of these parts only counts that they are there; their values are never written. */
  public KeySettings ignore(RequestPart... parts) {
    return treat(PartRule::ignored, parts);
  }

  /** Nothing of these parts counts, as if they were not there, and nothing is written. */
  public KeySettings ignoreEntirely(RequestPart... parts) {
    return treat(before -> PartRule.REMOVED, parts);
  }

  /** The values of these parts count as they did, and are never written. */
  public KeySettings redact(RequestPart... parts) {
    return treat(PartRule::redacted, parts);
  }

  /** Nothing of these cookies counts; a request with no other cookie is one without. */
  public KeySettings ignoreCookies(String... names) {
    PartRules changed = treatments.withoutCookies(List.of(names));
    return new KeySettings(methods, target, matchedHeaders, changed);
  }

  private KeySettings treat(UnaryOperator<PartRule> change, RequestPart... parts) {
    PartRules changed = treatments;
    for (RequestPart part : parts) {
      changed = changed.with(part, change);
    }
    return new KeySettings(methods, target, matchedHeaders, changed);
  }

  /** Whether content of a request with that method has no meaning (RFC 9110 section 9.3.1). */
  public static boolean hasNoContent(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether the request says who asks. */
  public boolean hasCredentials(HttpRequest request) {
    return RequestSecrets.hasCredentials(request, treatments);
  }

  /** The fields that select among the responses to a target: those, and the matched ones. */
  public List<String> selecting(Collection<String> vary) {
    if (matchedHeaders.isEmpty() && vary.isEmpty()) {
      return List.of();
    }
    Set<String> all = new TreeSet<>(matchedHeaders);
    all.addAll(vary);
    return List.copyOf(all);
  }

  private static void requireToken(String what, String name) {
    if (!FieldSyntax.isToken(name)) {
      throw new IllegalArgumentException("'" + name + "' is no name of a " + what);
    }
  }
}

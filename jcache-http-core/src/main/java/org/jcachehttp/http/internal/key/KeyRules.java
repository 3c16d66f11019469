package org.jcachehttp.http.internal.key;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jcachehttp.http.internal.secrets.PartRule;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.internal.secrets.RequestSecrets;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.PartHandling;
import org.jcachehttp.http.settings.RequestPart;

/**
 * Key settings, compiled. Immutable.
 *
 * @param methods the methods whose responses are stored and reused
 * @param target the normal form of a target URI
 * @param matchedHeaders the header fields, in lower case, that select a response although no Vary
 *     names them
 * @param treatments the rules for named parts of a request
 */
public record KeyRules(
    StoredMethods methods, TargetRules target, Set<String> matchedHeaders, PartRules treatments) {

  /** Compiles settings. */
  public static KeyRules of(KeySettings settings) {
    return new KeyRules(
        new StoredMethods(settings.methods(), settings.methodOverride()),
        new TargetRules(settings.parameterOrder(), settings.keyNormalizer()),
        Set.copyOf(settings.matchedHeaders()),
        partRules(settings));
  }

  private static PartRules partRules(KeySettings settings) {
    PartRules rules = PartRules.defaults().withoutCookies(settings.ignoredCookies());
    for (Map.Entry<RequestPart, PartHandling> part : settings.parts()) {
      rules = rules.with(part.getKey(), change(part.getValue()));
    }
    return rules;
  }

  private static UnaryOperator<PartRule> change(PartHandling handling) {
    return switch (handling) {
      case CREDENTIAL -> before -> PartRule.CREDENTIAL;
      case REDACT -> PartRule::redacted;
      case IGNORE -> PartRule::ignored;
      case IGNORE_ENTIRELY -> before -> PartRule.REMOVED;
    };
  }

  /** Whether content of a request with that method has no meaning (RFC 9110 section 9.3.1). */
  public static boolean hasNoContent(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether the request has credentials. */
  public boolean hasCredentials(HttpRequest request) {
    return RequestSecrets.hasCredentials(request, treatments);
  }

  /** Whether the value of the header field with that name is secret. */
  public boolean isSecretHeader(String name) {
    return treatments.headers().of(name).filter(PartRule::isSecret).isPresent();
  }

  /**
   * The fields that select one of the responses to a target.
   *
   * @param vary the names in a Vary field
   */
  public List<String> selecting(Collection<String> vary) {
    if (matchedHeaders.isEmpty() && vary.isEmpty()) {
      return List.of();
    }
    Set<String> all = new TreeSet<>(matchedHeaders);
    all.addAll(vary);
    return List.copyOf(all);
  }
}

package org.jcachehttp.http.internal.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;

/**
 * The redacted target of a request, and the secrets of the request.
 *
 * @param target the redacted target, which may be stored, logged and shown
 * @param redacted the redacted values of the target that are significant
 * @param credentials the values that identify a user
 */
public record RequestSecrets(TargetUri target, List<Secret> redacted, List<Secret> credentials) {

  private static final Comparator<Secret> ORDER =
      Comparator.comparing(Secret::kind).thenComparing(Secret::name);

  /** Separates the secrets of a request from its target. */
  public static RequestSecrets of(HttpRequest request, PartRules rules) {
    TargetUri target = TargetUri.of(request.uri());
    List<Secret> credentials = inHead(request, rules);
    Optional<String> query = target.query();
    if (query.isEmpty() || !RedactedQuery.needsRedaction(query.get(), rules.parameters())) {
      return new RequestSecrets(target, List.of(), credentials);
    }
    RedactedQuery redacted = RedactedQuery.of(query.get(), rules.parameters());
    credentials.addAll(redacted.credentials());
    return new RequestSecrets(target.withQuery(redacted.text()), redacted.redacted(), credentials);
  }

  /** Returns whether the request has no secrets. */
  public boolean isEmpty() {
    return redacted.isEmpty() && credentials.isEmpty();
  }

  /** Returns whether the request has credentials. */
  public static boolean hasCredentials(HttpRequest request, PartRules rules) {
    return !of(request, rules).credentials().isEmpty();
  }

  /** Returns whether a field of the request is a credential. */
  public static boolean hasCredentialField(HttpRequest request, PartRules rules) {
    for (Field line : request.fields()) {
      if (rules.headers().of(line.name()).filter(PartRule::isCredential).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<Secret> inHead(HttpRequest request, PartRules rules) {
    List<Secret> found = new ArrayList<>(0);
    for (Field line : request.fields()) {
      Optional<PartRule> rule = rules.headers().of(line.name());
      if (rule.isPresent() && rule.get().isCredential()) {
        rules.normalize(line).ifPresent(value -> found.add(credential(line, rule.get(), value)));
      }
    }
    Optional<String> userinfo = userinfo(request);
    if (userinfo.isPresent()) {
      found.add(Secret.of(Secret.Kind.USERINFO, "", userinfo.get()));
    }
    return found;
  }

  private static Secret credential(Field line, PartRule rule, String value) {
    return Secret.of(Secret.Kind.HEADER, line.name(), rule.isValueSignificant() ? value : "");
  }

  /** Returns the userinfo of the URI, which clients send as Authorization. */
  static Optional<String> userinfo(HttpRequest request) {
    // URI.getRawUserInfo returns null for hosts that do not conform to RFC 2396.
    String authority = request.uri().getRawAuthority();
    int end = authority.lastIndexOf('@');
    return end < 0 ? Optional.empty() : Optional.of(authority.substring(0, end));
  }

  /** Returns the HMAC of the credentials; empty, without using the key, if there are none. */
  public Optional<String> partition(Supplier<CredentialKey> key) {
    return hmac("partition", credentials, key);
  }

  /**
   * Returns the HMAC of the redacted values of the target; empty, without using the key, if there
   * are none. Credentials are not included.
   */
  public Optional<String> targetHmac(Supplier<CredentialKey> key) {
    return hmac("target", redacted, key);
  }

  /** Returns {@link #targetHmac} with the credentials of the target included. */
  public Optional<String> targetHmacWithCredentials(Supplier<CredentialKey> key) {
    List<Secret> all = new ArrayList<>(redacted);
    credentials.stream().filter(secret -> secret.kind() == Secret.Kind.PARAMETER).forEach(all::add);
    return hmac("target", all, key);
  }

  private static Optional<String> hmac(
      String purpose, List<Secret> secrets, Supplier<CredentialKey> key) {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts =
        secrets.stream()
            .sorted(ORDER)
            .flatMap(secret -> Stream.of(secret.kind().name(), secret.name(), secret.value()))
            .toList();
    return Optional.of(key.get().hmac(purpose, texts));
  }
}

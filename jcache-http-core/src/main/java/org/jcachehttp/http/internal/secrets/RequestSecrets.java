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
 * The target of a request without what must not be written, and that beside it.
 *
 * @param target the target, fit to be stored, logged and shown
 * @param redacted what counts in the target and is not written in it
 * @param credentials what says who asks
 */
public record RequestSecrets(TargetUri target, List<Secret> redacted, List<Secret> credentials) {

  private static final Comparator<Secret> ORDER =
      Comparator.comparing(Secret::kind).thenComparing(Secret::name);

  /** Takes a request apart. */
  public static RequestSecrets of(HttpRequest request, PartRules treatments) {
    TargetUri target = TargetUri.of(request.uri());
    List<Secret> credentials = inHead(request, treatments);
    Optional<String> query = target.query();
    if (query.isEmpty() || !RedactedQuery.isConcerned(query.get(), treatments.parameters())) {
      return new RequestSecrets(target, List.of(), credentials);
    }
    RedactedQuery treated = RedactedQuery.of(query.get(), treatments.parameters());
    credentials.addAll(treated.credentials());
    return new RequestSecrets(target.withQuery(treated.text()), treated.redacted(), credentials);
  }

  /** Whether there is nothing in the request that must not be written. */
  public boolean isEmpty() {
    return redacted.isEmpty() && credentials.isEmpty();
  }

  /** Whether the request says who asks. */
  public static boolean hasCredentials(HttpRequest request, PartRules treatments) {
    return !of(request, treatments).credentials().isEmpty();
  }

  private static List<Secret> inHead(HttpRequest request, PartRules treatments) {
    List<Secret> found = new ArrayList<>(0);
    for (Field line : request.fields()) {
      Optional<PartRule> treatment = treatments.headers().of(line.name());
      if (treatment.isPresent() && treatment.get().isCredential()) {
        treatments
            .normalize(line)
            .ifPresent(counting -> found.add(credential(line, treatment.get(), counting)));
      }
    }
    userinfo(request).ifPresent(text -> found.add(Secret.of(Secret.Kind.USERINFO, "", text)));
    return found;
  }

  private static Secret credential(Field line, PartRule treatment, String counting) {
    return Secret.of(Secret.Kind.HEADER, line.name(), treatment.countsByValue() ? counting : "");
  }

  /** What stands before the host, which clients send as Authorization. */
  static Optional<String> userinfo(HttpRequest request) {
    // URI.getRawUserInfo knows it only of hosts that are spelled as RFC 2396 wants.
    String authority = request.uri().getRawAuthority();
    int end = authority.lastIndexOf('@');
    return end < 0 ? Optional.empty() : Optional.of(authority.substring(0, end));
  }

  /** Who asks, as a hash; empty if the request does not say so, and then no key is asked for. */
  public Optional<String> partition(Supplier<CredentialKey> key) {
    return hidden("partition", credentials, key);
  }

  /**
   * What of the target counts and is not written, as a hash; empty if that is nothing, and then no
   * key is asked for. Whoever may ask does not count in it.
   */
  public Optional<String> hidden(Supplier<CredentialKey> key) {
    return hidden("target", redacted, key);
  }

  /** {@link #hidden}, and in it the credentials of the target. */
  public Optional<String> hiddenWithCredentials(Supplier<CredentialKey> key) {
    List<Secret> all = new ArrayList<>(redacted);
    credentials.stream().filter(secret -> secret.kind() == Secret.Kind.PARAMETER).forEach(all::add);
    return hidden("target", all, key);
  }

  private static Optional<String> hidden(
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

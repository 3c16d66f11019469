package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/**
 * Checks whether a response repeats a secret of its request, so that it must not be stored. Secrets
 * are the values of credentials and redacted parts with {@value #MIN_LENGTH} octets or more,
 * encoded as in the request or decoded. Compressed or otherwise encoded bodies are not decoded.
 */
public final class SecretLeakCheck {

  /** Shorter values occur in responses by chance. */
  static final int MIN_LENGTH = 8;

  private static final SecretLeakCheck NO_SECRETS = new SecretLeakCheck(List.of(), 0);

  private final Optional<OctetSearch> search;

  private final int searchLimit;

  private SecretLeakCheck(List<byte[]> secrets, int searchLimit) {
    this.search = secrets.isEmpty() ? Optional.empty() : Optional.of(new OctetSearch(secrets));
    this.searchLimit = searchLimit;
  }

  /**
   * Returns the check for the secrets of a request.
   *
   * @param searchLimit the size in bytes of a body that is searched
   */
  public static SecretLeakCheck of(HttpRequest request, PartRules rules, int searchLimit) {
    List<String> secrets = new SecretValues(rules).of(request);
    return secrets.isEmpty() ? NO_SECRETS : new SecretLeakCheck(encoded(secrets), searchLimit);
  }

  private static List<byte[]> encoded(List<String> secrets) {
    return secrets.stream()
        .distinct()
        .flatMap(SecretLeakCheck::encodings)
        .filter(octets -> octets.length >= MIN_LENGTH)
        .toList();
  }

  /** Returns whether two requests have the same secrets, or none. */
  public static boolean haveSameSecrets(HttpRequest one, HttpRequest other, PartRules rules) {
    SecretValues values = new SecretValues(rules);
    return values.of(one).equals(values.of(other));
  }

  /** Encodes as UTF-8, and as ISO 8859-1, in which Java clients read field values. */
  private static Stream<byte[]> encodings(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return utf8.length == text.length()
        ? Stream.of(utf8)
        : Stream.of(utf8, text.getBytes(ISO_8859_1));
  }

  /**
   * Returns a response without a Set-Cookie that contains a secret: origins renew a session by
   * sending its cookie again. Empty if a secret is elsewhere.
   */
  public Optional<HttpResponse> withoutSecrets(HttpResponse response) {
    if (!isLeakedBy(response)) {
      return Optional.of(response);
    }
    Fields rest = response.fields().without(List.of("Set-Cookie"));
    return rest.size() == response.fields().size() || isLeakedBy(response.withFields(rest))
        ? Optional.empty()
        : Optional.of(response.withFields(rest));
  }

  /** Returns whether a field or the buffered body of a searched size contains a secret. */
  public boolean isLeakedBy(HttpResponse response) {
    return search.isPresent() && octets(response).anyMatch(search.get()::isFoundIn);
  }

  private Stream<Body.Buffered> octets(HttpResponse response) {
    Stream<Body.Buffered> head =
        Stream.concat(Stream.of(response.reason()), response.fields().stream().map(Field::value))
            .map(value -> Body.of(value.getBytes(ISO_8859_1)));
    return response.body() instanceof Body.Buffered body && body.size() <= searchLimit
        ? Stream.concat(head, Stream.of(body))
        : head;
  }
}

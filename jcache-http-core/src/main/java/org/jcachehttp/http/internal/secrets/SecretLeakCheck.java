package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
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

  private final List<byte[]> secrets;
  private final boolean[] firstOctets = new boolean[256];

  private SecretLeakCheck(List<byte[]> secrets) {
    this.secrets = secrets;
    secrets.forEach(secret -> firstOctets[secret[0] & 0xFF] = true);
  }

  /** Returns the check for the secrets of a request. */
  public static SecretLeakCheck of(HttpRequest request, PartRules rules) {
    return new SecretLeakCheck(
        new SecretValues(rules)
            .of(request)
            .distinct()
            .flatMap(SecretLeakCheck::encodings)
            .filter(octets -> octets.length >= MIN_LENGTH)
            .toList());
  }

  /** Encodes as UTF-8, and as ISO 8859-1, in which Java clients read field values. */
  private static Stream<byte[]> encodings(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return utf8.length == text.length()
        ? Stream.of(utf8)
        : Stream.of(utf8, text.getBytes(ISO_8859_1));
  }

  /** Returns whether a field or the buffered body contains a secret. */
  public boolean isLeakedBy(HttpResponse response) {
    return !secrets.isEmpty() && (isLeakedByFields(response) || isLeakedByBody(response));
  }

  private boolean isLeakedByFields(HttpResponse response) {
    return Stream.concat(Stream.of(response.reason()), response.fields().stream().map(Field::value))
        .map(value -> Body.of(value.getBytes(ISO_8859_1)))
        .anyMatch(this::containsSecret);
  }

  private boolean isLeakedByBody(HttpResponse response) {
    return response.body() instanceof Body.Buffered body && containsSecret(body);
  }

  private boolean containsSecret(Body.Buffered octets) {
    for (int start = 0; start <= octets.size() - MIN_LENGTH; start++) {
      if (firstOctets[octets.byteAt(start) & 0xFF] && isAt(start, octets)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int start, Body.Buffered octets) {
    return secrets.stream().anyMatch(secret -> matches(secret, start, octets));
  }

  private static boolean matches(byte[] secret, int start, Body.Buffered octets) {
    if (start + secret.length > octets.size()) {
      return false;
    }
    for (int i = 0; i < secret.length; i++) {
      if (octets.byteAt(start + i) != secret[i]) {
        return false;
      }
    }
    return true;
  }
}

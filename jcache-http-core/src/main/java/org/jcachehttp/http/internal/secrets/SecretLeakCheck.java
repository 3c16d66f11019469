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
 * Whether a response repeats a secret of its request, so that storing it would store the secret:
 * the value of a credential or of anything else that is not written, of {@value #SHORTEST} octets
 * or more, as it was written or decoded. What is compressed or otherwise encoded is not looked
 * into.
 */
public final class SecretLeakCheck {

  /** Shorter values stand in a response by chance. */
  static final int SHORTEST = 8;

  private final List<byte[]> secrets;
  private final boolean[] firstOctets = new boolean[256];

  private SecretLeakCheck(List<byte[]> secrets) {
    this.secrets = secrets;
    secrets.forEach(secret -> firstOctets[secret[0] & 0xFF] = true);
  }

  /** The guard of one request's secrets. */
  public static SecretLeakCheck of(HttpRequest request, PartRules treatments) {
    return new SecretLeakCheck(
        new SecretValues(treatments)
            .of(request)
            .distinct()
            .flatMap(SecretLeakCheck::encodings)
            .filter(octets -> octets.length >= SHORTEST)
            .toList());
  }

  /** In the octets of a field, which Java clients read as ISO 8859-1, and in those of a text. */
  private static Stream<byte[]> encodings(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return utf8.length == text.length()
        ? Stream.of(utf8)
        : Stream.of(utf8, text.getBytes(ISO_8859_1));
  }

  /** Whether a field, or the body, holds a secret; a body that is a stream is not read. */
  public boolean isEchoedIn(HttpResponse response) {
    return !secrets.isEmpty() && (isInFields(response) || isInBody(response));
  }

  private boolean isInFields(HttpResponse response) {
    return Stream.concat(Stream.of(response.reason()), response.fields().stream().map(Field::value))
        .map(value -> Body.of(value.getBytes(ISO_8859_1)))
        .anyMatch(this::isIn);
  }

  private boolean isInBody(HttpResponse response) {
    return response.body() instanceof Body.Buffered body && isIn(body);
  }

  private boolean isIn(Body.Buffered octets) {
    for (int start = 0; start <= octets.size() - SHORTEST; start++) {
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

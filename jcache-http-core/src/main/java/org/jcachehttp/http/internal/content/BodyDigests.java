package org.jcachehttp.http.internal.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.internal.message.StructuredDictionary;
import org.jcachehttp.http.internal.message.StructuredValue;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.stored.CachedResponse;

/** Compares a body with its digests (RFC 9530). */
public final class BodyDigests {

  private static final int PARTIAL_CONTENT = 206;

  /** The algorithms that are not deprecated, by their names in Java (section 5). */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

  private BodyDigests() {}

  /**
   * Returns whether a digest of a response differs from its body. A malformed field, and one with
   * other algorithms only, is ignored.
   */
  public static boolean contradict(CachedResponse response) {
    Fields fields = response.response().fields();
    // Section 3: the digest of a representation is not the one of a part.
    boolean isWhole = response.response().status() != PARTIAL_CONTENT;
    return contradicts("Content-Digest", fields, response.body())
        || (isWhole && contradicts("Repr-Digest", fields, response.body()));
  }

  private static boolean contradicts(String field, Fields fields, Body.Buffered body) {
    return fields.has(field)
        && StructuredDictionary.parse(fields.all(field)).orElse(Map.of()).entrySet().stream()
            .anyMatch(digest -> contradicts(digest.getKey(), digest.getValue(), body));
  }

  private static boolean contradicts(String name, StructuredValue stated, Body.Buffered body) {
    return stated instanceof StructuredValue.Octets octets
        && Optional.ofNullable(ALGORITHMS.get(name))
            .filter(algorithm -> !digest(algorithm, body).equals(octets.base64()))
            .isPresent();
  }

  private static String digest(String algorithm, Body.Buffered body) {
    byte[] bytes = new byte[body.size()];
    body.copyTo(bytes, 0);
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("a Java platform without " + algorithm, impossible);
    }
  }
}

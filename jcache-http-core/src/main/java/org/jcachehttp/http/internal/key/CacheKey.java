package org.jcachehttp.http.internal.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The key of a response: the hexadecimal SHA-256 of the significant parts of its request, each
 * preceded by its length so that different requests have different keys. It is computed from what
 * is stored with the response, so that it can be computed again.
 */
public final class CacheKey {

  /** Changes with the parts below, so that entries of an older format are not found. */
  private static final String KEY_FORMAT = "1";

  private CacheKey() {}

  /** Returns the primary key, which does not depend on request fields: 64 characters. */
  public static String of(StoredRequest request) {
    StringBuilder parts = new StringBuilder(256).append(KEY_FORMAT);
    append(request.method(), parts);
    TargetUri target = request.target();
    append(target.scheme(), parts);
    append(target.authority(), parts);
    append(target.path(), parts);
    KeyDigests digests = request.digests();
    append(digests.partition().orElse(""), parts);
    append(digests.hidden().orElse(""), parts);
    append(digests.content().orElse(""), parts);
    return hash(parts);
  }

  /**
   * Returns the key of one variant of a target (RFC 9111 section 4.1).
   *
   * @param primaryKey the key of the target
   * @param list the fields that select the variant
   * @param request the request with the fields that the list names
   */
  public static String ofVariant(String primaryKey, VariantList list, StoredRequest request) {
    StringBuilder parts = new StringBuilder(256).append(KEY_FORMAT);
    append(primaryKey, parts);
    append(list.generation(), parts);
    for (String name : list.names()) {
      append(name, parts);
      request
          .fields()
          .first(name)
          .ifPresentOrElse(value -> append(value, parts), () -> parts.append(" -"));
    }
    return hash(parts);
  }

  private static String hash(StringBuilder parts) {
    return HexFormat.of().formatHex(sha256().digest(parts.toString().getBytes(UTF_8)));
  }

  private static void append(String part, StringBuilder parts) {
    parts.append(' ').append(part.length()).append(':').append(part);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

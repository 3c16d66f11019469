package org.jcachehttp.http.internal.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The key of a response: SHA-256, in hex, over what counts of its request, each part preceded by
 * its length, so that no two requests share one by accident. It is made from what is stored with
 * the response, so that it can be made again.
 */
public final class CacheKey {

  /** Changes whenever the parts below do, so that older entries are not found. */
  private static final String KEY_FORMAT = "1";

  private CacheKey() {}

  /** The key of the responses to that request, whatever its fields, 64 characters. */
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
   * The key of one of several responses to the same request target (RFC 9111 section 4.1).
   *
   * @param primary the key of the target
   * @param list which fields select the response
   * @param request the request with the fields that the list names
   */
  public static String ofVariant(String primary, VariantList list, StoredRequest request) {
    StringBuilder parts = new StringBuilder(256).append(KEY_FORMAT);
    append(primary, parts);
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

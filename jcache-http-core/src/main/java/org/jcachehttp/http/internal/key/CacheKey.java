package org.jcachehttp.http.internal.key;

import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.internal.Sha256;

/**
 * The key of a response: the hexadecimal SHA-256 of the significant parts of its request, each
 * preceded by its length so that different requests have different keys. It is computed from parts
 * that are stored with the response, so that it can be computed again.
 */
public final class CacheKey {

  /** Changes with the parts below, so that entries of an older format are not found. */
  private static final String KEY_FORMAT = "1";

  /** The hexadecimal digits of 128 bits. */
  private static final int VARIANT_DIGITS = 32;

  private CacheKey() {}

  /** Returns the primary key, which does not depend on request fields: 64 characters. */
  public static String of(StoredRequest request) {
    StringBuilder parts = new StringBuilder(256).append(KEY_FORMAT);
    Sha256.append(request.method(), parts);
    TargetUri target = request.target();
    Sha256.append(target.scheme(), parts);
    Sha256.append(target.authority(), parts);
    Sha256.append(target.path(), parts);
    KeyDigests digests = request.digests();
    Sha256.append(digests.partition().orElse(""), parts);
    Sha256.append(digests.redacted().orElse(""), parts);
    Sha256.append(digests.content().orElse(""), parts);
    return Sha256.hex(parts.toString());
  }

  /**
   * Returns the key of one variant of a target (RFC 9111 section 4.1): the generation of the list,
   * and half of a SHA-256.
   *
   * @param primaryKey the key of the target
   * @param list the fields that select the variant
   * @param request the request with the fields that the list names
   */
  public static String ofVariant(String primaryKey, VariantList list, StoredRequest request) {
    StringBuilder parts = new StringBuilder(256).append(KEY_FORMAT);
    Sha256.append(primaryKey, parts);
    for (String name : list.names()) {
      Sha256.append(name, parts);
      request
          .fields()
          .first(name)
          .ifPresentOrElse(value -> Sha256.append(value, parts), () -> parts.append(" -"));
    }
    return list.keyOf(Sha256.hex(parts.toString()).substring(VARIANT_DIGITS));
  }
}

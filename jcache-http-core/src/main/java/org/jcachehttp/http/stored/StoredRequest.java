package org.jcachehttp.http.stored;

import java.util.Optional;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;

/**
 * The stored part of the request that produced a response: the input of its cache key, without
 * secrets.
 *
 * @param method the method; GET also for HEAD
 * @param target the target URI without userinfo and fragment, with {@code REDACTED} as the value of
 *     each secret parameter
 * @param fields the request fields that select this response: their normalized values, or the HMAC
 *     of secret values
 * @param digests the other parts of the key
 */
public record StoredRequest(String method, TargetUri target, Fields fields, KeyDigests digests) {

  /** A prefix that no method has, because a method is a token. */
  private static final String VARIANTS = "variants:";

  private static final String GROUP = "group:";

  private static final String LEASE = "lease:";

  private static final TargetUri NO_TARGET = new TargetUri("", "", "");

  /**
   * {@return the request of the entry with the generation of a group or tag}
   *
   * @param origin the origin of the group, with an empty path; for a tag, a target of empty texts
   * @param name the hash of the name, 64 hexadecimal digits
   */
  public static StoredRequest ofGroup(TargetUri origin, String name) {
    KeyDigests digests = new KeyDigests(Optional.empty(), Optional.empty(), Optional.of(name));
    return new StoredRequest(GROUP, origin, Fields.empty(), digests);
  }

  /**
   * {@return the request of the entry with the lease of a key}
   *
   * @param name the hash of the key, 64 hexadecimal digits
   */
  public static StoredRequest ofLease(String name) {
    KeyDigests digests = new KeyDigests(Optional.empty(), Optional.empty(), Optional.of(name));
    return new StoredRequest(LEASE, NO_TARGET, Fields.empty(), digests);
  }

  /** {@return whether the entry is a response, and not one that the cache keeps for itself} */
  public boolean isOfResponse() {
    return !isVariantList() && !isGroup() && !isLease();
  }

  /** {@return whether the entry is the lease of a key instead of a response} */
  public boolean isLease() {
    return method.equals(LEASE);
  }

  /** {@return whether the entry is the generation of a group or tag instead of a response} */
  public boolean isGroup() {
    return method.equals(GROUP);
  }

  /** {@return whether the entry is the list of variants of the target instead of a response} */
  public boolean isVariantList() {
    return method.startsWith(VARIANTS);
  }

  /** {@return this request as the key of the list of variants of its target} */
  public StoredRequest toVariantList() {
    return new StoredRequest(VARIANTS + method, target, Fields.empty(), digests);
  }

  /**
   * {@return the request that this {@linkplain #isVariantList() list of variants} belongs to} Not
   * for other requests.
   */
  public StoredRequest ofVariants() {
    return new StoredRequest(method.substring(VARIANTS.length()), target, Fields.empty(), digests);
  }

  /**
   * {@return this request with the fields that select its response}
   *
   * @param selecting the request fields that select the response
   */
  public StoredRequest withFields(Fields selecting) {
    return new StoredRequest(method, target, selecting, digests);
  }

  /**
   * {@return this request with another target}
   *
   * @param other the target
   */
  public StoredRequest withTarget(TargetUri other) {
    return new StoredRequest(method, other, fields, digests);
  }

  /** {@return this request without credentials} */
  public StoredRequest withoutPartition() {
    return new StoredRequest(method, target, fields, digests.withoutPartition());
  }
}

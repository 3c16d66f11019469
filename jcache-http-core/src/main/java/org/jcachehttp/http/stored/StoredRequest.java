package org.jcachehttp.http.stored;

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

  /** Returns whether the entry is not a response, but the list of variants of the target. */
  public boolean isVariantList() {
    return method.startsWith(VARIANTS);
  }

  /** Returns this request for the list of variants of its target. */
  public StoredRequest toVariantList() {
    return new StoredRequest(VARIANTS + method, target, Fields.empty(), digests);
  }

  /** Returns the request whose variants a list has. */
  public StoredRequest ofVariants() {
    return new StoredRequest(method.substring(VARIANTS.length()), target, Fields.empty(), digests);
  }

  /** Returns this request with the fields that select its response. */
  public StoredRequest withFields(Fields selecting) {
    return new StoredRequest(method, target, selecting, digests);
  }

  /** Returns this request without credentials. */
  public StoredRequest withoutPartition() {
    return new StoredRequest(method, target, fields, digests.withoutPartition());
  }
}

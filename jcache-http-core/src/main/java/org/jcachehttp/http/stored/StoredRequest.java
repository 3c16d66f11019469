package org.jcachehttp.http.stored;

import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;

/**
 * What is kept of the request that brought a response: all that its cache key is made from, and
 * nothing that is secret.
 *
 * @param method the method; GET also where HEAD was asked
 * @param target the target URI, which holds neither userinfo nor fragment, and {@code REDACTED} for
 *     the values of secret parameters
 * @param fields the request fields that selected this response, and no other: their values in
 *     normal form, and of secret ones the HMAC
 * @param digests what else is in the key
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

  /** The same request, its response selected by these fields. */
  public StoredRequest withFields(Fields selecting) {
    return new StoredRequest(method, target, selecting, digests);
  }

  /** The same request as everybody may make it. */
  public StoredRequest withoutPartition() {
    return new StoredRequest(method, target, fields, digests.withoutPartition());
  }
}

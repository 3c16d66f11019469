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

  /** The same request, its response selected by these fields. */
  public StoredRequest withFields(Fields selecting) {
    return new StoredRequest(method, target, selecting, digests);
  }

  /** The same request as everybody may make it. */
  public StoredRequest withoutPartition() {
    return new StoredRequest(method, target, fields, digests.withoutPartition());
  }
}

package org.jcachehttp.http.internal.key;

import java.util.Optional;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The entries of one origin and one credential.
 *
 * @param scheme the scheme of their targets
 * @param authority the authority of their targets
 * @param partition the HMAC of the credential; empty for entries without one
 */
public record OriginPartition(String scheme, String authority, Optional<String> partition) {

  /** Returns the entries with the origin and the credential of a request. */
  public static OriginPartition of(StoredRequest request) {
    TargetUri target = request.target();
    return new OriginPartition(target.scheme(), target.authority(), request.digests().partition());
  }

  /** Returns whether an entry of that request is among these. */
  public boolean contains(StoredRequest request) {
    return equals(of(request));
  }

  /** Returns the part of a target before its path, with the first character of the path. */
  public String urlPrefix() {
    return scheme + "://" + authority + '/';
  }
}

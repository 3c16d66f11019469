package org.jcachehttp.http.stored;

import java.net.URI;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;

/** Stored requests to test with. */
public final class StoredRequests {

  private StoredRequests() {}

  /** GET, of everybody. */
  public static StoredRequest get(String uri) {
    return new StoredRequest(
        "GET", TargetUri.of(URI.create(uri)), Fields.empty(), KeyDigests.none());
  }
}

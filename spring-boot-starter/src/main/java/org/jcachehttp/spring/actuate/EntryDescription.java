package org.jcachehttp.spring.actuate;

import java.time.Instant;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jspecify.annotations.Nullable;

/** A stored response in a result of the endpoint; a time is null if there is no limit. */
record EntryDescription(
    String key,
    String method,
    String url,
    int status,
    long size,
    Instant created,
    @Nullable Instant freshUntil,
    @Nullable Instant retainUntil) {

  static EntryDescription of(ResponseSummary response) {
    return new EntryDescription(
        response.key(),
        response.method(),
        response.url(),
        response.status(),
        response.size(),
        response.created(),
        response.freshUntil().orElse(null),
        response.retainUntil().orElse(null));
  }
}

package org.jcachehttp.http.internal.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.internal.Sha256;

/**
 * The lease of the key of a response: one exchange, of any process, calls the origin for it. It is
 * stored as an entry that is no response.
 *
 * @param request the request of the entry, which names the key
 * @param owner a unique identifier of the exchange
 * @param takenAt when it was taken, by the clock of its process
 * @param until when it ends, by the same clock
 */
public record Lease(StoredRequest request, String owner, Instant takenAt, Deadline until) {

  private static final String OWNER = "Owner";

  /** Returns a new lease of a call for the response with that key. */
  public static Lease ofCall(String key, Instant now, Duration length) {
    // The stored format has milliseconds.
    Instant takenAt = Instant.ofEpochMilli(now.toEpochMilli());
    return new Lease(
        StoredRequest.ofLease(Sha256.hex(key)),
        UUID.randomUUID().toString(),
        takenAt,
        Deadline.at(takenAt.plus(length)));
  }

  /** Returns the lease in an entry; empty if the entry is something else. */
  public static Optional<Lease> from(CachedResponse entry) {
    Fields fields = entry.response().fields();
    return entry.request().isLease()
        ? Optional.of(
            new Lease(
                entry.request(),
                fields.first(OWNER).orElse(""),
                entry.times().responseTime(),
                entry.times().freshUntil()))
        : Optional.empty();
  }

  /** Returns the key of the entry with the lease of a key. */
  public static String keyOf(String key) {
    return CacheKey.of(StoredRequest.ofLease(Sha256.hex(key)));
  }

  /** Returns the key of the entry. */
  public String key() {
    return CacheKey.of(request);
  }

  /** Returns how long it lasts, which needs no comparison of clocks. */
  public Duration length() {
    return Duration.between(takenAt, Instant.ofEpochMilli(until.epochMillis()));
  }

  /**
   * Returns the entry to store under the key. It is retained beyond the end of the lease, because
   * an entry that is gone means that the exchange has ended it.
   */
  public CachedResponse toEntry() {
    Fields fields = Fields.of(OWNER, owner);
    Deadline retention = Deadline.at(takenAt.plus(length().multipliedBy(2)));
    return new CachedResponse(
        request,
        new HttpResponse(204, "", "HTTP/1.1", fields, Body.empty()),
        new StoredTimes(takenAt, takenAt, Duration.ZERO, until, retention));
  }
}

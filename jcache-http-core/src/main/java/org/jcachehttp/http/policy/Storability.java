package org.jcachehttp.http.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.expiry.ExpireAfter;
import org.jcachehttp.http.message.FieldSyntax;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * Whether a response to GET is stored, and for how long (RFC 9111 section 3).
 *
 * @param expireAfter how long a 200 response that says nothing itself is fresh
 * @param keepStale how long a response is kept after it became stale
 */
public record Storability(ExpireAfter expireAfter, Duration keepStale) {

  /** The final status codes that say how to treat content that is not in the response. */
  private static final Set<Integer> PARTIAL = Set.of(206, 304);

  /** The status codes this cache understands, for the directive must-understand. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

  /** What the rules say about one response. */
  public sealed interface Outcome {}

  /**
   * It may be stored.
   *
   * @param times the times to store it with
   */
  public record Storable(StoredTimes times) implements Outcome {}

  /**
   * It must not be stored.
   *
   * @param reason why
   */
  public record Refused(StoreRefusal reason) implements Outcome {}

  /**
   * Judges a response by its head.
   *
   * @param requestTime when the request was sent, epoch milliseconds
   * @param responseTime when the response was received, epoch milliseconds
   */
  public Outcome judge(HttpResponse response, long requestTime, long responseTime) {
    Optional<StoreRefusal> refusal = refusalByHead(response);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Freshness freshness = new Freshness(response.fields(), requestTime, responseTime);
    Optional<Deadline> freshUntil = freshness.freshUntil(defaultFor(response));
    if (freshUntil.isEmpty()) {
      return new Refused(StoreRefusal.NO_LIFETIME);
    }
    if (freshUntil.get().isPast(responseTime) && !hasValidator(response.fields())) {
      return new Refused(StoreRefusal.STALE);
    }
    return new Storable(
        new StoredTimes(
            requestTime,
            responseTime,
            freshness.initialAge(),
            freshUntil.get(),
            retainUntil(freshUntil.get())));
  }

  private static Optional<StoreRefusal> refusalByHead(HttpResponse response) {
    Fields fields = response.fields();
    CacheControl directives = CacheControl.of(fields);
    if (directives.has("no-store")) {
      // Section 5.2.2.3 would let must-understand override it; not storing is always allowed.
      return Optional.of(StoreRefusal.NO_STORE);
    }
    if (!isUnderstood(response.status(), directives)) {
      return Optional.of(StoreRefusal.STATUS);
    }
    if (fields.has("Vary")) {
      return Optional.of(StoreRefusal.VARY);
    }
    if (fields.has("Set-Cookie")) {
      return Optional.of(StoreRefusal.SET_COOKIE);
    }
    return FieldSyntax.isValid(fields) ? Optional.empty() : Optional.of(StoreRefusal.FIELD_SYNTAX);
  }

  private static boolean isUnderstood(int status, CacheControl directives) {
    boolean isFinal = status >= 200 && status <= 599;
    return isFinal
        && !PARTIAL.contains(status)
        && (!directives.has("must-understand") || UNDERSTOOD.contains(status));
  }

  /** A configured lifetime is meant for answers, not for errors that say nothing of themselves. */
  private ExpireAfter defaultFor(HttpResponse response) {
    return response.status() == 200 ? expireAfter : ExpireAfter.doNotCache();
  }

  private static boolean hasValidator(Fields fields) {
    return fields.has("ETag") || fields.has("Last-Modified");
  }

  private Deadline retainUntil(Deadline freshUntil) {
    return freshUntil.isNever()
        ? Deadline.NEVER
        : new Deadline(freshUntil.epochMillis() + keepStale.toMillis());
  }
}

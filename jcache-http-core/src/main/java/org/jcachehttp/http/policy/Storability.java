package org.jcachehttp.http.policy;

import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.FieldSyntax;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * Whether a response to GET is stored, and for how long (RFC 9111 section 3).
 *
 * @param settings what the user of the cache decided
 */
public record Storability(PolicySettings settings) {

  /** The final status codes that say nothing of the target without the request's own fields. */
  private static final Set<Integer> NEVER_STORED = Set.of(304, 416);

  /** The status codes this cache understands, for the directive must-understand. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

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
  public Outcome judge(
      HttpRequest request, HttpResponse response, long requestTime, long responseTime) {
    Fields storable = storableFields(response);
    Optional<StoreRefusal> refusal = refusalByHead(request, response, storable);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Freshness freshness = new Freshness(response, requestTime, responseTime, settings);
    Optional<Deadline> freshUntil = freshness.freshUntil();
    if (freshUntil.isEmpty()) {
      return new Refused(StoreRefusal.NO_LIFETIME);
    }
    Retention retention = new Retention(CacheControl.of(response.fields()), settings);
    if (freshUntil.get().isPast(responseTime) && !retention.isUsefulWhenStale(storable)) {
      return new Refused(StoreRefusal.STALE);
    }
    return new Storable(
        new StoredTimes(
            requestTime,
            responseTime,
            freshness.initialAge(),
            freshUntil.get(),
            retention.until(freshUntil.get(), responseTime)));
  }

  /** The fields to store a response with (section 3.1). */
  public Fields storableFields(HttpResponse response) {
    return StorableFields.of(response.fields(), settings);
  }

  private Optional<StoreRefusal> refusalByHead(
      HttpRequest request, HttpResponse response, Fields storable) {
    CacheControl directives = CacheControl.of(response.fields());
    if (!isUnderstood(response.status(), directives)) {
      return Optional.of(StoreRefusal.STATUS);
    }
    if (response.status() == 206 && !isTheRange(request, response)) {
      return Optional.of(StoreRefusal.CONTENT_RANGE);
    }
    // Section 5.2.2.3: no-store beside must-understand is for those that do not understand.
    if (directives.has("no-store") && !directives.has("must-understand")) {
      return Optional.of(StoreRefusal.NO_STORE);
    }
    if (settings.isShared() && directives.isUnqualified("private")) {
      return Optional.of(StoreRefusal.PRIVATE);
    }
    if (!Authorization.allows(request, directives, settings)) {
      return Optional.of(StoreRefusal.AUTHORIZATION);
    }
    if (storable.tokens("Vary").contains("*")) {
      return Optional.of(StoreRefusal.VARY);
    }
    if (storable.has("Set-Cookie")) {
      return Optional.of(StoreRefusal.SET_COOKIE);
    }
    return FieldSyntax.isValid(storable)
        ? Optional.empty()
        : Optional.of(StoreRefusal.FIELD_SYNTAX);
  }

  private static boolean isUnderstood(int status, CacheControl directives) {
    boolean isFinal = status >= 200 && status <= 599;
    return isFinal
        && !NEVER_STORED.contains(status)
        && (!directives.has("must-understand") || UNDERSTOOD.contains(status));
  }

  /** Section 3.3: a part is stored as such if it is one, and was asked for. */
  private static boolean isTheRange(HttpRequest request, HttpResponse response) {
    return ByteRange.of(request.fields()).isPresent() && ContentRange.of(response).isPresent();
  }
}

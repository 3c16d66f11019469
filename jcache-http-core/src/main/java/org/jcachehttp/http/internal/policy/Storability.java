package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * Whether a response to GET is stored, and for how long (RFC 9111 section 3).
 *
 * @param policy the request, and what the user of the cache decided
 */
public record Storability(RequestPolicy policy) {

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
  public record Refused(NotStoredReason reason) implements Outcome {}

  /**
   * Judges a response by its head.
   *
   * @param requestTime when the request was sent, epoch milliseconds
   * @param responseTime when the response was received, epoch milliseconds
   */
  public Outcome judge(HttpResponse response, long requestTime, long responseTime) {
    Fields storable = storableFields(response);
    ResponseControl control = control(response);
    Optional<NotStoredReason> refusal = refusalByHead(response, control.directives(), storable);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Freshness freshness = new Freshness(response, requestTime, responseTime, control);
    Optional<Deadline> freshUntil = freshness.freshUntil();
    if (freshUntil.isEmpty()) {
      return new Refused(withoutLifetime(control));
    }
    Retention retention = new Retention(control.directives(), policy);
    if (freshUntil.get().isPast(responseTime) && !retention.isUsefulWhenStale(storable)) {
      return new Refused(NotStoredReason.STALE);
    }
    return new Storable(
        new StoredTimes(
            requestTime,
            responseTime,
            freshness.initialAge(),
            freshUntil.get(),
            retention.until(freshUntil.get(), responseTime)));
  }

  /** Why a response that may be stored by its head is not stored as it is; empty if it is. */
  public Optional<NotStoredReason> judge(CachedResponse whole) {
    return settings().filter().admits(whole)
        ? Optional.empty()
        : Optional.of(NotStoredReason.FILTERED_RESPONSE);
  }

  private static NotStoredReason withoutLifetime(ResponseControl control) {
    return control.expireAfter().isPresent()
        ? NotStoredReason.DO_NOT_CACHE
        : NotStoredReason.NO_LIFETIME;
  }

  /** The fields to store a response with (section 3.1). */
  public Fields storableFields(HttpResponse response) {
    Fields fields = StorableFields.of(response.fields(), settings());
    // What overrides Set-Cookie stores the response, and never the cookie.
    return control(response).isOverridden() ? fields.without(List.of("Set-Cookie")) : fields;
  }

  private ResponseControl control(HttpResponse response) {
    return ResponseControl.of(policy, TargetUri.of(policy.request().uri()), response);
  }

  private PolicySettings settings() {
    return policy.settings();
  }

  private Optional<NotStoredReason> refusalByHead(
      HttpResponse response, CacheControl directives, Fields storable) {
    if (!settings().filter().admitsStatus(response.status())) {
      return Optional.of(NotStoredReason.FILTERED_STATUS);
    }
    if (!isUnderstood(response.status(), directives)) {
      return Optional.of(NotStoredReason.STATUS);
    }
    if (response.status() == 206 && !isTheRange(response)) {
      return Optional.of(NotStoredReason.CONTENT_RANGE);
    }
    // Section 5.2.2.3: no-store beside must-understand is for those that do not understand.
    if (directives.has("no-store") && !directives.has("must-understand")) {
      return Optional.of(NotStoredReason.NO_STORE);
    }
    if (settings().isShared() && directives.isUnqualified("private")) {
      return Optional.of(NotStoredReason.PRIVATE);
    }
    // Section 3.5 is about whom a response is for, which no lifetime overrides.
    CacheControl stated = CacheControl.of(response.fields());
    if (!Authorization.allows(policy.request(), stated, settings())) {
      return Optional.of(NotStoredReason.AUTHORIZATION);
    }
    if (storable.tokens("Vary").contains("*")) {
      return Optional.of(NotStoredReason.VARY);
    }
    if (storable.has("Set-Cookie")) {
      return Optional.of(NotStoredReason.SET_COOKIE);
    }
    return storable.isWellFormed()
        ? Optional.empty()
        : Optional.of(NotStoredReason.FIELD_SYNTAX);
  }

  private static boolean isUnderstood(int status, CacheControl directives) {
    boolean isFinal = status >= 200 && status <= 599;
    return isFinal
        && !NEVER_STORED.contains(status)
        && (!directives.has("must-understand") || UNDERSTOOD.contains(status));
  }

  /** Section 3.3: a part is stored as such if it is one, and was asked for. */
  private boolean isTheRange(HttpResponse response) {
    return ByteRange.of(policy.request().fields()).isPresent()
        && ContentRange.of(response).isPresent();
  }
}

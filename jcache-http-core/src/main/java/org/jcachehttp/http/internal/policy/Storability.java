package org.jcachehttp.http.internal.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/** Decides whether a response to GET is stored, and for how long (RFC 9111 section 3). */
public final class Storability {

  /** Final status codes whose meaning depends on conditions or ranges of the request. */
  private static final Set<Integer> NEVER_STORED = Set.of(304, 416);

  /** The status codes this cache understands, for the directive must-understand. */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501);

  private final RequestPolicy policy;
  private final HttpResponse response;
  private final ResponseControl control;
  private final CookieRules.Outcome cookies;
  private final Fields fields;

  private Storability(
      RequestPolicy policy,
      HttpResponse response,
      ResponseControl control,
      CookieRules.Outcome cookies,
      Fields fields) {
    this.policy = policy;
    this.response = response;
    this.control = control;
    this.cookies = cookies;
    this.fields = fields;
  }

  /** Returns the storability of a response, without regard to its body. */
  public static Storability of(RequestPolicy policy, HttpResponse response) {
    ResponseControl control = policy.control(() -> TargetUri.of(policy.request().uri()), response);
    Fields fields = StorableFields.of(response.fields(), control);
    CookieRules.Outcome cookies =
        fields.has(CookieRules.SET_COOKIE)
            ? CookieRules.judge(control, fields)
            : CookieRules.Outcome.WHOLE;
    return new Storability(
        policy,
        response,
        control,
        cookies,
        cookies == CookieRules.Outcome.WHOLE ? fields : withoutCookie(fields));
  }

  private static Fields withoutCookie(Fields fields) {
    return fields.without(List.of(CookieRules.SET_COOKIE));
  }

  /**
   * Returns the storability of a stored response with the fields of a newer head. A cookie that
   * must not be stored does not prevent the update, because the stored response is valid without.
   */
  public static Storability ofUpdate(RequestPolicy policy, HttpResponse updated) {
    Storability storability = of(policy, updated);
    return storability.cookies == CookieRules.Outcome.REFUSED
        ? of(policy, updated.withFields(withoutCookie(updated.fields())))
        : storability;
  }

  /** Returns the fields to store the response with (section 3.1). */
  public Fields fields() {
    return fields;
  }

  /** The decision about a response. */
  public sealed interface Outcome {}

  /**
   * The response may be stored.
   *
   * @param times the times to store it with
   */
  public record Storable(StoredTimes times) implements Outcome {}

  /**
   * The response must not be stored.
   *
   * @param reason the reason
   */
  public record Refused(NotStoredReason reason) implements Outcome {}

  /**
   * Decides whether the response is stored.
   *
   * @param requestTime when the request was sent, epoch milliseconds
   * @param responseTime when the response was received, epoch milliseconds
   */
  public Outcome judge(long requestTime, long responseTime) {
    Optional<NotStoredReason> refusal = refusal();
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Freshness freshness = new Freshness(response, requestTime, responseTime, control);
    Optional<Deadline> freshUntil = freshness.freshUntil();
    if (freshUntil.isEmpty()) {
      return new Refused(withoutLifetime());
    }
    Retention retention = new Retention(control.directives(), policy);
    if (freshUntil.get().isPast(responseTime) && !retention.isUsefulWhenStale(fields)) {
      return new Refused(
          freshness.isUnknown() ? NotStoredReason.NO_LIFETIME : NotStoredReason.STALE);
    }
    return new Storable(
        new StoredTimes(
            Instant.ofEpochMilli(requestTime),
            Instant.ofEpochMilli(responseTime),
            Duration.ofMillis(freshness.initialAge()),
            freshUntil.get(),
            retention.until(freshUntil.get(), responseTime)));
  }

  private NotStoredReason withoutLifetime() {
    return control.expireAfter().isPresent()
        ? NotStoredReason.DO_NOT_CACHE
        : NotStoredReason.NO_LIFETIME;
  }

  private Optional<NotStoredReason> refusal() {
    if (HeadLimits.areExceededBy(response.fields(), control.received())) {
      return Optional.of(NotStoredReason.HEAD_TOO_LARGE);
    }
    int status = response.status();
    if (EventStreams.isOf(response)) {
      return Optional.of(NotStoredReason.EVENT_STREAM);
    }
    if (!settings().admitsStatus(status)) {
      return Optional.of(NotStoredReason.FILTERED_STATUS);
    }
    if (!isUnderstood(status)) {
      return Optional.of(NotStoredReason.STATUS);
    }
    if (status == ContentRange.PARTIAL_CONTENT && !isRequestedRange()) {
      return Optional.of(NotStoredReason.CONTENT_RANGE);
    }
    if (settings().clearsSiteData(policy.request(), response)) {
      return Optional.of(NotStoredReason.CLEAR_SITE_DATA);
    }
    return refusalByDirectives().or(this::refusalByFields);
  }

  private Optional<NotStoredReason> refusalByDirectives() {
    CacheControl directives = control.directives();
    // Section 5.2.2.3: beside must-understand, no-store is for caches that do not understand.
    if (directives.has("no-store") && !directives.has("must-understand")) {
      return Optional.of(NotStoredReason.NO_STORE);
    }
    if (settings().isShared() && directives.isUnqualified("private")) {
      return Optional.of(NotStoredReason.PRIVATE);
    }
    // Section 3.5 is about who may see the response, which an expire-after does not override.
    return Authorization.allows(policy.request(), control.received(), settings())
        ? Optional.empty()
        : Optional.of(NotStoredReason.AUTHORIZATION);
  }

  private Optional<NotStoredReason> refusalByFields() {
    if (response.fields().tokens("Vary").contains("*")) {
      return Optional.of(NotStoredReason.VARY);
    }
    if (cookies == CookieRules.Outcome.REFUSED) {
      return Optional.of(NotStoredReason.SET_COOKIE);
    }
    return fields.isWellFormed() ? Optional.empty() : Optional.of(NotStoredReason.FIELD_SYNTAX);
  }

  private boolean isUnderstood(int status) {
    boolean isFinal = status >= 200 && status <= 599;
    return isFinal
        && !NEVER_STORED.contains(status)
        && (!control.directives().has("must-understand") || UNDERSTOOD.contains(status));
  }

  /** Section 3.3: a part is stored if it states its range, and a range was requested. */
  private boolean isRequestedRange() {
    return ByteRange.of(policy.request().fields()).isPresent()
        && ContentRange.of(response).isPresent();
  }

  private PolicySettings settings() {
    return policy.settings();
  }
}

package org.jcachehttp.http.internal.exchange;

import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;

/**
 * How a response was produced, as the Cache-Status field states it (RFC 9211 section 2).
 *
 * <p>A time to live is in milliseconds, negative for a stale response. {@link Long#MAX_VALUE} means
 * that the response never becomes stale; the field has no parameter for it.
 */
public sealed interface CacheStatus {

  /** The name of the field. */
  String FIELD = "Cache-Status";

  /** Returns the parameters without the name of the cache: {@code hit; ttl=40}. */
  String parameters();

  /** Returns the outcome of the request. */
  CacheOutcome outcome();

  /** Returns the same status with another status code of the origin's response, if it has one. */
  default CacheStatus forwardedAs(int forwardStatus) {
    return this;
  }

  /**
   * A stored response that is fresh, or as stale as the request allows.
   *
   * @param timeToLive the time to live
   */
  record Hit(long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return Hit.outcome(timeToLive);
    }

    @Override
    public String parameters() {
      // One text instead of two: this is the hit path.
      return timeToLive == Long.MAX_VALUE ? "hit" : "hit; ttl=" + Math.floorDiv(timeToLive, 1000);
    }

    /** Returns the outcome for a time to live, which other statuses have too. */
    private static CacheOutcome outcome(long timeToLive) {
      return timeToLive > 0 ? CacheOutcome.HIT : CacheOutcome.STALE;
    }

    /** Returns the parameter for a time to live, which other statuses have too. */
    private static String ttl(long timeToLive) {
      return timeToLive == Long.MAX_VALUE ? "" : "; ttl=" + Math.floorDiv(timeToLive, 1000);
    }
  }

  /**
   * A stored response while it is revalidated: a stale one (RFC 5861 section 3), or a fresh one
   * that is refreshed early.
   *
   * @param timeToLive the time to live
   */
  record HitWhileRevalidating(long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return Hit.outcome(timeToLive);
    }

    @Override
    public String parameters() {
      String detail = timeToLive > 0 ? "eager-refresh" : "stale-while-revalidate";
      return "hit" + Hit.ttl(timeToLive) + "; detail=" + detail;
    }
  }

  /**
   * A stored response that is due for a refresh, which has failed and is not tried again yet.
   *
   * @param timeToLive the time to live
   */
  record HitDuringBackoff(long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return Hit.outcome(timeToLive);
    }

    @Override
    public String parameters() {
      return "hit" + Hit.ttl(timeToLive) + "; detail=refresh-backoff";
    }
  }

  /**
   * A stale stored response, because the origin took longer than the caller waits.
   *
   * @param reason why the request was forwarded
   * @param timeToLive the time to live
   */
  record SoftTimeout(ForwardReason reason, long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.STALE;
    }

    @Override
    public String parameters() {
      return "fwd=" + reason.token() + Hit.ttl(timeToLive) + "; detail=soft-timeout";
    }
  }

  /**
   * The response to an equal request in flight.
   *
   * @param reason why the request was not answered from the cache
   * @param timeToLive the time to live
   */
  record Collapsed(ForwardReason reason, long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.COLLAPSED;
    }

    @Override
    public String parameters() {
      return "fwd=" + reason.token() + "; collapsed" + Hit.ttl(timeToLive);
    }
  }

  /**
   * A response of the origin that was stored.
   *
   * @param reason why the request was forwarded
   * @param forwardStatus the status code of the response
   * @param timeToLive the time to live of the stored response
   */
  record Stored(ForwardReason reason, int forwardStatus, long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return Stored.outcome(forwardStatus);
    }

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + "; stored" + Hit.ttl(timeToLive);
    }

    private static CacheOutcome outcome(int forwardStatus) {
      return forwardStatus == 304 ? CacheOutcome.REVALIDATED : CacheOutcome.MISS;
    }

    @Override
    public CacheStatus forwardedAs(int other) {
      return new Stored(reason, other, timeToLive);
    }
  }

  /**
   * A response of the origin that was not stored.
   *
   * @param reason why the request was forwarded
   * @param forwardStatus the status code of the response
   * @param refusal why the response was not stored
   */
  record NotStored(ForwardReason reason, int forwardStatus, NotStoredReason refusal)
      implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return Stored.outcome(forwardStatus);
    }

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + "; detail=" + refusal.detail();
    }

    @Override
    public CacheStatus forwardedAs(int other) {
      return new NotStored(reason, other, refusal);
    }
  }

  /**
   * A response of the origin to a request that bypassed the cache.
   *
   * @param reason why it bypassed the cache
   * @param forwardStatus the status code of the response
   */
  record Bypassed(ForwardReason reason, int forwardStatus) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.BYPASSED;
    }

    @Override
    public String parameters() {
      String detail = reason.detail().map(text -> "; detail=" + text).orElse("");
      return forwarded(reason, forwardStatus) + detail;
    }
  }

  /**
   * A stale stored response instead of an error of the origin (RFC 5861 section 4).
   *
   * @param reason why the request was forwarded
   * @param forwardStatus the status code of the response
   * @param timeToLive the time to live
   */
  record StaleIfError(ForwardReason reason, int forwardStatus, long timeToLive)
      implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.STALE;
    }

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + Hit.ttl(timeToLive) + "; detail=stale-if-error";
    }
  }

  /**
   * A stale stored response, because the origin did not respond (RFC 9111 section 4.2.4).
   *
   * @param reason why the request was forwarded
   * @param timeToLive the time to live
   */
  record OriginUnreachable(ForwardReason reason, long timeToLive) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.STALE;
    }

    @Override
    public String parameters() {
      return "fwd=" + reason.token() + Hit.ttl(timeToLive) + "; detail=origin-unreachable";
    }
  }

  /**
   * A 504 response, because the request must not be forwarded (RFC 9111 section 5.2.1.7).
   *
   * @param reason why the request would have been forwarded
   */
  record GatewayTimeout(ForwardReason reason) implements CacheStatus {

    @Override
    public CacheOutcome outcome() {
      return CacheOutcome.REFUSED;
    }

    @Override
    public String parameters() {
      return "detail=\"only-if-cached: " + reason.token() + '"';
    }
  }

  private static String forwarded(ForwardReason reason, int status) {
    return "fwd=" + reason.token() + "; fwd-status=" + status;
  }
}

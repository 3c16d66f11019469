package org.jcachehttp.http.status;

import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.StoreRefusal;

/** The member this cache adds to the Cache-Status field (RFC 9211 section 2). */
public final class CacheStatus {

  /** The name of the field. */
  public static final String FIELD = "Cache-Status";

  private static final String CACHE = "jcache-http";

  private CacheStatus() {}

  /**
   * The member for an answer from the cache.
   *
   * @param timeToLive how long it stays fresh, in milliseconds; negative if it is stale, {@link
   *     Long#MAX_VALUE}, for which there is no parameter, if it always is fresh
   */
  public static String hit(long timeToLive) {
    return CACHE + "; hit" + ttl(timeToLive);
  }

  /** The member for a stale answer from the cache while a newer one is fetched. */
  public static String hitWhileRevalidating(long timeToLive) {
    return hit(timeToLive) + "; detail=stale-while-revalidate";
  }

  /** The member for a stale answer from the cache in the place of an error with that status. */
  public static String insteadOf(int status, ForwardReason reason, long timeToLive) {
    return forwarded(reason, status) + ttl(timeToLive) + "; detail=stale-if-error";
  }

  /** The member for a stale answer from the cache because no response came. */
  public static String disconnected(ForwardReason reason, long timeToLive) {
    return CACHE + "; fwd=" + reason.token() + ttl(timeToLive) + "; detail=origin-unreachable";
  }

  /** The member for a response that came from the origin and was stored. */
  public static String stored(ForwardReason reason, int status) {
    return forwarded(reason, status) + "; stored";
  }

  /** The member for a response that came from the origin and was refused by the rules. */
  public static String notStored(ForwardReason reason, int status, StoreRefusal refusal) {
    return forwarded(reason, status) + "; detail=" + refusal.detail();
  }

  /** The member for a response that came from the origin past the cache. */
  public static String passed(ForwardReason reason, int status) {
    return forwarded(reason, status) + detail(reason);
  }

  /** The member for an answer of the cache itself to a request that must not be forwarded. */
  public static String refused(ForwardReason reason) {
    return CACHE + "; detail=\"only-if-cached: " + reason.token() + '"';
  }

  private static String ttl(long timeToLive) {
    return timeToLive == Long.MAX_VALUE ? "" : "; ttl=" + Math.floorDiv(timeToLive, 1000);
  }

  private static String forwarded(ForwardReason reason, int status) {
    return CACHE + "; fwd=" + reason.token() + "; fwd-status=" + status;
  }

  private static String detail(ForwardReason reason) {
    return reason.detail().map(detail -> "; detail=" + detail).orElse("");
  }
}

package org.jcachehttp.http.status;

/**
 * How a request was answered, and why so: what this cache says in the Cache-Status field of the
 * answer (RFC 9211 section 2).
 *
 * <p>A time to live is in milliseconds: how long the answer stays fresh, negative if it is stale,
 * {@link Long#MAX_VALUE}, for which the field has no parameter, if it always is fresh.
 */
public sealed interface CacheStatus {

  /** The name of the field. */
  String FIELD = "Cache-Status";

  /** The parameters that say so, without the name of the cache: {@code hit; ttl=40}. */
  String parameters();

  /**
   * From the cache: fresh, or as stale as the request accepts.
   *
   * @param timeToLive how long it stays fresh
   */
  record Hit(long timeToLive) implements CacheStatus {

    @Override
    public String parameters() {
      return "hit" + ttl(timeToLive);
    }

    /** Returns the parameter for a time to live, which other statuses have too. */
    private static String ttl(long timeToLive) {
      return timeToLive == Long.MAX_VALUE ? "" : "; ttl=" + Math.floorDiv(timeToLive, 1000);
    }
  }

  /**
   * From the cache and stale, while a newer response is fetched (RFC 5861 section 3).
   *
   * @param timeToLive how long ago it became stale
   */
  record HitWhileRevalidating(long timeToLive) implements CacheStatus {

    @Override
    public String parameters() {
      return "hit" + Hit.ttl(timeToLive) + "; detail=stale-while-revalidate";
    }
  }

  /**
   * From the origin by the call of another request like it.
   *
   * @param reason why the origin was to be asked
   * @param timeToLive how long it stays fresh
   */
  record Collapsed(ForwardReason reason, long timeToLive) implements CacheStatus {

    @Override
    public String parameters() {
      return "fwd=" + reason.token() + "; collapsed" + Hit.ttl(timeToLive);
    }
  }

  /**
   * From the origin, and stored.
   *
   * @param reason why the origin was asked
   * @param forwardStatus the status of its response
   * @param timeToLive how long what was stored stays fresh
   */
  record Stored(ForwardReason reason, int forwardStatus, long timeToLive) implements CacheStatus {

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + "; stored" + Hit.ttl(timeToLive);
    }
  }

  /**
   * From the origin, and not stored.
   *
   * @param reason why the origin was asked
   * @param forwardStatus the status of its response
   * @param refusal why it was not stored
   */
  record NotStored(ForwardReason reason, int forwardStatus, NotStoredReason refusal)
      implements CacheStatus {

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + "; detail=" + refusal.detail();
    }
  }

  /**
   * From the origin past the cache.
   *
   * @param reason why
   * @param forwardStatus the status of the response
   */
  record Passed(ForwardReason reason, int forwardStatus) implements CacheStatus {

    @Override
    public String parameters() {
      String detail = reason.detail().map(text -> "; detail=" + text).orElse("");
      return forwarded(reason, forwardStatus) + detail;
    }
  }

  /**
   * From the cache and stale, in the place of the origin's error (RFC 5861 section 4).
   *
   * @param reason why the origin was asked
   * @param forwardStatus the status of its response
   * @param timeToLive how long ago the answer became stale
   */
  record StaleIfError(ForwardReason reason, int forwardStatus, long timeToLive)
      implements CacheStatus {

    @Override
    public String parameters() {
      return forwarded(reason, forwardStatus) + Hit.ttl(timeToLive) + "; detail=stale-if-error";
    }
  }

  /**
   * From the cache and stale, because no response came (RFC 9111 section 4.2.4).
   *
   * @param reason why the origin was asked
   * @param timeToLive how long ago the answer became stale
   */
  record Disconnected(ForwardReason reason, long timeToLive) implements CacheStatus {

    @Override
    public String parameters() {
      return "fwd=" + reason.token() + Hit.ttl(timeToLive) + "; detail=origin-unreachable";
    }
  }

  /**
   * Not at all: the request must not be forwarded (RFC 9111 section 5.2.1.7).
   *
   * @param reason why the origin would have been asked
   */
  record Refused(ForwardReason reason) implements CacheStatus {

    @Override
    public String parameters() {
      return "detail=\"only-if-cached: " + reason.token() + '"';
    }
  }

  private static String forwarded(ForwardReason reason, int status) {
    return "fwd=" + reason.token() + "; fwd-status=" + status;
  }
}

package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

/**
 * Is called about the requests, background refreshes and outages of an HTTP cache. Every method
 * does nothing by default.
 *
 * <p>The cache calls a listener on the thread that has the result, and waits for it: the caller's
 * thread for {@code execute}, before it returns; the thread that completes the stage of {@code
 * executeAsync}, before dependent stages run; the thread of a background refresh; the thread of the
 * operation on the store that began or ended an outage. A listener therefore does not block, and is
 * safe for use by many threads. If it throws, the call continues, and the first exception of each
 * class of listeners is logged.
 */
public interface HttpCacheListener {

  /**
   * A request has ended. Calls the method of its outcome; a listener that overrides this method
   * receives all outcomes.
   *
   * @param event the request and its outcome
   */
  default void onExchange(HttpCacheEvent event) {
    switch (event.outcome()) {
      case HIT -> onHit(event);
      case MISS -> onMiss(event);
      case REVALIDATED -> onRevalidated(event);
      case STALE -> onStale(event);
      case COLLAPSED -> onCollapsed(event);
      case BYPASSED -> onBypassed(event);
      case REFUSED -> onRefused(event);
      case FAILED -> onFailed(event);
    }
  }

  /**
   * A fresh response was served from the cache ({@link CacheOutcome#HIT}).
   *
   * @param event the request
   */
  default void onHit(HttpCacheEvent event) {}

  /**
   * The origin answered with a response of its own ({@link CacheOutcome#MISS}).
   *
   * @param event the request
   */
  default void onMiss(HttpCacheEvent event) {}

  /**
   * The origin confirmed the stored response ({@link CacheOutcome#REVALIDATED}).
   *
   * @param event the request
   */
  default void onRevalidated(HttpCacheEvent event) {}

  /**
   * A stale response was served ({@link CacheOutcome#STALE}).
   *
   * @param event the request
   */
  default void onStale(HttpCacheEvent event) {}

  /**
   * The response to an equal request was served ({@link CacheOutcome#COLLAPSED}).
   *
   * @param event the request
   */
  default void onCollapsed(HttpCacheEvent event) {}

  /**
   * The origin answered without use of the cache ({@link CacheOutcome#BYPASSED}).
   *
   * @param event the request
   */
  default void onBypassed(HttpCacheEvent event) {}

  /**
   * The request was answered with 504, because it forbids use of the network ({@link
   * CacheOutcome#REFUSED}).
   *
   * @param event the request
   */
  default void onRefused(HttpCacheEvent event) {}

  /**
   * The request ended with an exception ({@link CacheOutcome#FAILED}).
   *
   * @param event the request, with its failure
   */
  default void onFailed(HttpCacheEvent event) {}

  /**
   * A background refresh has received a response of the origin.
   *
   * @param event the refresh; its outcome is {@link CacheOutcome#REVALIDATED} or {@link
   *     CacheOutcome#MISS}
   */
  default void onRefreshed(HttpCacheEvent event) {}

  /**
   * A background refresh has failed: the origin did not respond, or with an error.
   *
   * @param event the refresh; its outcome is {@link CacheOutcome#FAILED} if there was no response
   */
  default void onRefreshFailed(HttpCacheEvent event) {}

  /**
   * An operation on the store has failed for the first time since the last success: an outage has
   * begun. Requests are answered by their origins.
   *
   * @param outage the outage
   */
  default void onOutage(StoreOutage outage) {}

  /**
   * An operation on the store has succeeded, which ends an outage. Outages of one kind of operation
   * begin and end in turn, but two threads may report an end and the next beginning at once.
   *
   * @param outage the outage that has ended
   */
  default void onRecovered(StoreOutage outage) {}

  /** An outage of a store, for one kind of operation. Immutable. */
  final class StoreOutage {

    private final String cacheName;
    private final StoreOperation operation;
    private final Throwable cause;

    private StoreOutage(String cacheName, StoreOperation operation, Throwable cause) {
      this.cacheName = cacheName;
      this.operation = operation;
      this.cause = cause;
    }

    /**
     * {@return an outage}
     *
     * @param cacheName the name of the cache below
     * @param operation the kind of operation that fails
     * @param cause the first failure
     */
    public static StoreOutage of(String cacheName, StoreOperation operation, Throwable cause) {
      return new StoreOutage(
          requireNonNull(cacheName, "cacheName"),
          requireNonNull(operation, "operation"),
          requireNonNull(cause, "cause"));
    }

    /** {@return the name of the cache below} */
    public String cacheName() {
      return cacheName;
    }

    /** {@return the kind of operation that fails; a store may be readable and not writable} */
    public StoreOperation operation() {
      return operation;
    }

    /** {@return the first failure, whose text may name the address of the store} */
    public Throwable cause() {
      return cause;
    }

    @Override
    public String toString() {
      return "StoreOutage[" + operation + " of cache '" + cacheName + "': " + cause + ']';
    }
  }
}

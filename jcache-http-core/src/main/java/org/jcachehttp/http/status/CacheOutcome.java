package org.jcachehttp.http.status;

import java.util.Locale;

/**
 * The outcome of a request through an HTTP cache; each request has exactly one. Statistics,
 * listeners, the flight recorder event and meters use these names.
 */
public enum CacheOutcome {
  /** The response was served from the cache, fresh. */
  HIT,
  /** The origin answered with a response of its own, stored or not. */
  MISS,
  /** The response was served from the cache after the origin confirmed it (304). */
  REVALIDATED,
  /**
   * A stale response was served: during background revalidation, because the request accepts it, or
   * in the place of an error.
   */
  STALE,
  /** The response to an equal request was served that was already at the origin. */
  COLLAPSED,
  /** The origin answered without use of the cache. */
  BYPASSED,
  /** The request forbids use of the network and was answered with 504 (Gateway Timeout). */
  REFUSED,
  /** The request ended with an exception: no stored response could be served instead. */
  FAILED;

  /** {@return the name in lower case, such as {@code hit}, as meters and spans have it} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return whether the response is a stored one that the origin was not asked to confirm: {@link
   * #HIT} and {@link #STALE}} A stale response in the place of an error counts too.
   */
  public boolean isHit() {
    return this == HIT || this == STALE;
  }
}

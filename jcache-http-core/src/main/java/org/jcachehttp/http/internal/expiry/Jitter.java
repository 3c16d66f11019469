package org.jcachehttp.http.internal.expiry;

import java.time.Duration;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * Shortens configured durations, for each target by a different share, so that responses that were
 * stored together do not become stale together.
 *
 * @param fraction the largest share, 0 to 0.5
 */
record Jitter(double fraction) {

  private static final long PARTS = 1 << 20;

  /** The value for that target, which is the same in every process. */
  ExpireAfter apply(ExpireAfter value, TargetUri target) {
    return fraction == 0 || value.duration().isEmpty()
        ? value
        : ExpireAfter.of(shortened(value.duration().get(), fraction * share(target)));
  }

  /**
   * Shortens a duration in steps of equal parts, because a double cannot represent every duration.
   */
  static Duration shortened(Duration duration, double share) {
    return duration.minus(duration.dividedBy(PARTS).multipliedBy((long) (share * PARTS)));
  }

  /**
   * Returns a share from 0 up to 1. The finalizer of Murmur3 spreads the shares evenly, because the
   * hash codes of similar texts are similar.
   */
  private static double share(TargetUri target) {
    int hash = target.toString().hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return Integer.toUnsignedLong(hash) / 0x1p32;
  }
}

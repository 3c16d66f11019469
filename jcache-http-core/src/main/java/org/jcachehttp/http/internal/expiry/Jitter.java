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

  /** Calculates with parts that are small enough, because a double cannot hold any duration. */
  static Duration shortened(Duration duration, double share) {
    return duration.minus(duration.dividedBy(PARTS).multipliedBy((long) (share * PARTS)));
  }

  /** 0 up to 1, evenly spread: hash codes of similar texts are alike (the finalizer of Murmur3). */
  private static double share(TargetUri target) {
    int hash = target.toString().hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return Integer.toUnsignedLong(hash) / 0x1p32;
  }
}

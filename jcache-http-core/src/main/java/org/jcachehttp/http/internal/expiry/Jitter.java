package org.jcachehttp.http.internal.expiry;

import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;

/**
 * Shortens spans, each target's by a share of its own, so that what was stored together does not
 * become stale together.
 *
 * @param fraction the largest share to take off, 0 to 0.5
 */
public record Jitter(double fraction) {

  /** Every span as it is configured. */
  public static final Jitter NONE = new Jitter(0);

  private static final double LARGEST = 0.5;

  /**
   * A jitter of up to that share.
   *
   * @throws IllegalArgumentException if it is not 0 to 0.5
   */
  public Jitter {
    // Not a number is in no range.
    if (!(fraction >= 0 && fraction <= LARGEST)) {
      throw new IllegalArgumentException("jitter is " + fraction + ", but takes 0 to " + LARGEST);
    }
  }

  /** The value for that target, which is the same in every process. */
  public ExpireAfter apply(ExpireAfter value, TargetUri target) {
    return fraction == 0 ? value : value.shortenedBy(fraction * share(target));
  }

  /** 0 up to 1, spread evenly: hash codes of similar texts are alike (the finalizer of Murmur3). */
  private static double share(TargetUri target) {
    int hash = target.toString().hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return Integer.toUnsignedLong(hash) / 0x1p32;
  }
}

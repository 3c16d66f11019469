package org.jcachehttp.engine.internal.near;

import java.time.Duration;
import java.util.Optional;

/**
 * The limits of a near cache.
 *
 * @param maxEntries the maximum number of entries; 0 for no limit
 * @param maxBytes the maximum bytes of keys and values; 0 for a share of the heap
 * @param maxAge how long an entry is used after it was read or checked; empty for the defaults
 */
public record NearSettings(long maxEntries, long maxBytes, Optional<Duration> maxAge) {

  /** The default maximum age of entries whose changes are not announced. */
  static final Duration UNANNOUNCED_AGE = Duration.ofSeconds(1);

  /** The default maximum age of entries whose changes are announced: a message can get lost. */
  static final Duration ANNOUNCED_AGE = Duration.ofSeconds(60);

  /** The divisor of the heap that gives the limit of a near cache without a limit in bytes. */
  private static final int HEAP_DIVISOR = 16;

  /** Returns whether a limit is given, which switches the near cache on. */
  public boolean isLimited() {
    return maxEntries > 0 || maxBytes > 0;
  }

  /** Returns the limit on the number of entries. */
  long entryLimit() {
    return maxEntries == 0 ? Long.MAX_VALUE : maxEntries;
  }

  /** Returns the limit in bytes. */
  long byteLimit() {
    return maxBytes == 0 ? Runtime.getRuntime().maxMemory() / HEAP_DIVISOR : maxBytes;
  }

  /** Returns the maximum age over a storage that announces no changes. */
  public Duration ageWithoutAnnouncements() {
    return maxAge.orElse(UNANNOUNCED_AGE);
  }

  /** Returns the maximum age while the storage announces every change. */
  public Duration ageWithAnnouncements() {
    return maxAge.orElse(ANNOUNCED_AGE);
  }

  /**
   * Returns the maximum age while the connection for announcements is lost: a longer configured one
   * was chosen for a connection that works.
   */
  public Duration ageWithoutConnection() {
    return maxAge.filter(age -> age.compareTo(UNANNOUNCED_AGE) < 0).orElse(UNANNOUNCED_AGE);
  }
}

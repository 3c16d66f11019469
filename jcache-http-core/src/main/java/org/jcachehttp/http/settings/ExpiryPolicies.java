package org.jcachehttp.http.settings;

import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * Creates factories of JSR-107 expiry policies, for caches of any values, from an {@link
 * ExpireAfter}: {@code setExpiryPolicyFactory(ExpiryPolicies.created(ExpireAfter.parse("10m")))}.
 *
 * <p>A policy takes a duration, which is at least a millisecond, {@code never}, or {@code
 * do-not-cache}, which is JCache's zero duration: an entry that expires when it is put. Every
 * method throws {@link IllegalArgumentException} for an instant and for {@code immediately}, which
 * a JCache policy cannot express; responses have both, with {@link RetentionPolicy}.
 */
public final class ExpiryPolicies {

  private ExpiryPolicies() {}

  /**
   * {@return the policy of entries that expire after their creation} Neither a read nor a write
   * changes the deadline.
   *
   * @param value the time from the creation
   */
  public static Factory<ExpiryPolicy> created(ExpireAfter value) {
    return CreatedExpiryPolicy.factoryOf(duration(value));
  }

  /**
   * {@return the policy of entries that expire after their last write}
   *
   * @param value the time from the last write
   */
  public static Factory<ExpiryPolicy> modified(ExpireAfter value) {
    return ModifiedExpiryPolicy.factoryOf(duration(value));
  }

  /**
   * {@return the policy of entries that expire after their last read, or after their creation if
   * they were not read}
   *
   * @param value the time from the last read
   */
  public static Factory<ExpiryPolicy> accessed(ExpireAfter value) {
    return AccessedExpiryPolicy.factoryOf(duration(value));
  }

  /**
   * {@return the policy of entries that expire after their last read or write}
   *
   * @param value the time from the last read or write
   */
  public static Factory<ExpiryPolicy> touched(ExpireAfter value) {
    return TouchedExpiryPolicy.factoryOf(duration(value));
  }

  /** {@return the policy of entries that never expire} */
  public static Factory<ExpiryPolicy> eternal() {
    return EternalExpiryPolicy.factoryOf();
  }

  private static Duration duration(ExpireAfter value) {
    if (value.duration().isPresent()) {
      return duration(value.duration().get());
    }
    if (value.equals(ExpireAfter.never())) {
      return Duration.ETERNAL;
    }
    if (value.equals(ExpireAfter.doNotCache())) {
      return Duration.ZERO;
    }
    throw new IllegalArgumentException(
        "expire-after is '"
            + value
            + "', but a JCache expiry policy takes a duration (10m), never or do-not-cache; for"
            + " responses use RetentionPolicy");
  }

  private static Duration duration(java.time.Duration value) {
    java.time.Duration longest = java.time.Duration.ofMillis(Long.MAX_VALUE);
    if (value.compareTo(longest) >= 0) {
      return Duration.ETERNAL;
    }
    // Zero would mean not to store; a duration below a millisecond must not become zero.
    return new Duration(TimeUnit.MILLISECONDS, Math.max(1, value.toMillis()));
  }
}

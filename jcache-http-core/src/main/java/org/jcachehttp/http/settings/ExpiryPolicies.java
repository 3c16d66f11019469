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
 * The expiry policies of JSR-107 for any cache, of any values, from the same values as elsewhere:
 * {@code setExpiryPolicyFactory(ExpiryPolicies.created(ExpireAfter.parse("10m")))}.
 *
 * <p>A policy takes a duration, which is at least a millisecond, {@code never}, or {@code
 * do-not-cache}, which is JCache's zero duration: an entry that expires when it is put. Every
 * method throws {@link IllegalArgumentException} for an instant and for {@code immediately}, which
 * a JCache policy cannot express; responses have both, with {@link RetentionPolicy}.
 */
public final class ExpiryPolicies {

  private ExpiryPolicies() {}

  /** Entries expire that long after they were created; neither reading nor writing changes that. */
  public static Factory<ExpiryPolicy> created(ExpireAfter value) {
    return CreatedExpiryPolicy.factoryOf(duration(value));
  }

  /** Entries expire that long after they were last written. */
  public static Factory<ExpiryPolicy> modified(ExpireAfter value) {
    return ModifiedExpiryPolicy.factoryOf(duration(value));
  }

  /** Entries expire that long after they were last read, or created if they were not read. */
  public static Factory<ExpiryPolicy> accessed(ExpireAfter value) {
    return AccessedExpiryPolicy.factoryOf(duration(value));
  }

  /** Entries expire that long after they were last read or written. */
  public static Factory<ExpiryPolicy> touched(ExpireAfter value) {
    return TouchedExpiryPolicy.factoryOf(duration(value));
  }

  /** Entries do not expire. */
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
    // Less than a millisecond must not become zero, which would mean not to store.
    return new Duration(TimeUnit.MILLISECONDS, Math.max(1, value.toMillis()));
  }
}

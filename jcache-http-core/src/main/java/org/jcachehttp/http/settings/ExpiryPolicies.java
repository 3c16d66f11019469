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
 * <p>A policy gives entries a span, no less than a millisecond, or {@code never} for no end. {@code
 * do-not-cache} is JCache's zero: an entry that expires as it is put. An instant is none, because a
 * policy cannot tell when it is asked, and neither is {@code immediately}: an entry is there or
 * not, and nothing in between. Responses know both, under {@link RetentionPolicy}. Every method
 * throws {@link IllegalArgumentException} for these two and names the value.
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

  /** Entries expire that long after they were last read, or created if nobody read them. */
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
    if (value instanceof ExpireAfter.Span span) {
      return duration(span.span());
    }
    if (value.equals(ExpireAfter.never())) {
      return Duration.ETERNAL;
    }
    if (value.equals(ExpireAfter.doNotCache())) {
      return Duration.ZERO;
    }
    throw new IllegalArgumentException(
        "a JCache expiry policy cannot say '"
            + value
            + "': it takes a span (10m), never or do-not-cache; for responses, RetentionPolicy keeps"
            + " the time of each");
  }

  private static Duration duration(java.time.Duration span) {
    java.time.Duration longest = java.time.Duration.ofMillis(Long.MAX_VALUE);
    if (span.compareTo(longest) >= 0) {
      return Duration.ETERNAL;
    }
    // Less than a millisecond must not become zero, which would mean not to store.
    return new Duration(TimeUnit.MILLISECONDS, Math.max(1, span.toMillis()));
  }
}

package org.jcachehttp.ehcache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.ehcache.expiry.ExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/** The time-to-live of an entry in Ehcache: a hint, since the engine's deadline decides. */
final class DeadlineExpiry implements ExpiryPolicy<String, Versioned> {

  /** Long enough for the engine to meet an expired entry and to tell its listeners. */
  static final Duration MARGIN = Duration.ofSeconds(60);

  /** The year 5138: Ehcache adds its own clock to a time to live. */
  private static final long LATEST = 100_000_000_000_000L;

  private final InstantSource clock;

  DeadlineExpiry(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Duration getExpiryForCreation(String key, Versioned value) {
    return until(value.stored().deadline());
  }

  /** Returns null, which leaves the deadline unchanged: the engine moves it by a touch. */
  @Override
  public @Nullable Duration getExpiryForAccess(String key, Supplier<? extends Versioned> value) {
    return null;
  }

  @Override
  public Duration getExpiryForUpdate(
      String key, Supplier<? extends Versioned> replaced, Versioned value) {
    return until(value.stored().deadline());
  }

  /**
   * The time until the deadline and {@link #MARGIN} more; what is already past its deadline is kept
   * for the margin.
   */
  private Duration until(Deadline deadline) {
    if (deadline.isNever()) {
      return INFINITE;
    }
    long now = clock.millis();
    long end = Math.max(now, Math.min(deadline.epochMillis(), LATEST));
    return Duration.ofMillis(end - now).plus(MARGIN);
  }
}

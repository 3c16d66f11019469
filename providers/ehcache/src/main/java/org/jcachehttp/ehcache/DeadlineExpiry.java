package org.jcachehttp.ehcache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.ehcache.expiry.ExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;

/** The time-to-live of an entry in Ehcache: a hint, since the engine's deadline decides. */
final class DeadlineExpiry implements ExpiryPolicy<String, Versioned> {

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

  private Duration until(Deadline deadline) {
    return deadline.nativeTtl(clock.millis()).orElse(INFINITE);
  }
}

package org.jcachehttp.engine.internal.expiry;

import java.util.Optional;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JSR-107 policy. One that throws changes nothing: the specification leaves open what it means,
 * and the reference implementation makes a new entry eternal and leaves the deadline of any other.
 */
record PolicyRules<V>(ExpiryPolicy policy) implements ExpiryRules<V> {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyRules.class);

  @Override
  public Deadline onCreation(V value, long now) {
    return ask("creation", policy::getExpiryForCreation)
        .map(duration -> ExpiryRules.after(duration, now))
        .orElse(Deadline.NEVER);
  }

  @Override
  public Deadline onUpdate(V value, Deadline current, long now) {
    return ask("update", policy::getExpiryForUpdate)
        .map(duration -> ExpiryRules.after(duration, now))
        .orElse(current);
  }

  @Override
  public Optional<Deadline> onAccess(long now) {
    return ask("access", policy::getExpiryForAccess)
        .map(duration -> ExpiryRules.after(duration, now));
  }

  /** Only this very class: what a subclass or another policy answers for an update is not known. */
  @Override
  public boolean ignoresStoredEntry() {
    return policy.getClass() == ModifiedExpiryPolicy.class;
  }

  private static Optional<Duration> ask(String event, PolicyMethod method) {
    try {
      return Optional.ofNullable(method.get());
    } catch (RuntimeException e) {
      LOG.warn("The expiry policy failed to answer for {}; it is left out", event, e);
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface PolicyMethod {
    @Nullable Duration get();
  }
}

package org.jcachehttp.engine.internal.expiry;

import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of a JSR-107 policy. If the policy throws, a new entry is eternal and any other entry
 * keeps its deadline, as in the reference implementation; the specification does not define it.
 *
 * @param policy the policy
 */
record PolicyRules<V>(ExpiryPolicy policy) implements ExpiryRules<V> {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyRules.class);

  @Override
  public Deadline onCreation(V value, long now) {
    try {
      return deadline(policy.getExpiryForCreation(), Deadline.NEVER, now);
    } catch (RuntimeException e) {
      return ignored("creation", e, Deadline.NEVER);
    }
  }

  @Override
  public Deadline onUpdate(V value, Deadline current, long now) {
    try {
      return deadline(policy.getExpiryForUpdate(), current, now);
    } catch (RuntimeException e) {
      return ignored("update", e, current);
    }
  }

  @Override
  public Deadline onAccess(Deadline current, long now) {
    try {
      return deadline(policy.getExpiryForAccess(), current, now);
    } catch (RuntimeException e) {
      return ignored("access", e, current);
    }
  }

  /** Only this exact class: the results of a subclass or of another policy are not known. */
  @Override
  public boolean ignoresStoredEntry() {
    return policy.getClass() == ModifiedExpiryPolicy.class;
  }

  /** Only these exact classes, as above. */
  @Override
  public boolean ignoresAccess() {
    Class<?> type = policy.getClass();
    return type == EternalExpiryPolicy.class
        || type == CreatedExpiryPolicy.class
        || type == ModifiedExpiryPolicy.class;
  }

  private static Deadline deadline(@Nullable Duration duration, Deadline otherwise, long now) {
    return duration == null ? otherwise : ExpiryRules.after(duration, now);
  }

  private static Deadline ignored(String event, RuntimeException failure, Deadline otherwise) {
    LOG.warn("The expiry policy failed for the {} of an entry and is ignored", event, failure);
    return otherwise;
  }
}

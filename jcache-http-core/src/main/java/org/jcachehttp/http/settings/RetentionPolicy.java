package org.jcachehttp.http.settings;

import java.io.Serializable;
import javax.cache.configuration.Factory;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;
import org.jspecify.annotations.Nullable;

/**
 * The expiry policy of the JCache cache below an HTTP cache: each entry expires at the end of its
 * response's retention. A provider that does not support {@link EntryDeadline} keeps entries until
 * they are replaced; the HTTP cache checks their freshness at each use. Stateless.
 */
public final class RetentionPolicy
    implements ExpiryPolicy, EntryDeadline<CachedResponse>, Serializable {

  private static final long serialVersionUID = 1L;

  /** Creates the policy. */
  public RetentionPolicy() {}

  /** {@return a factory for {@code MutableConfiguration.setExpiryPolicyFactory}} */
  public static Factory<ExpiryPolicy> factory() {
    return PolicyFactory.INSTANCE;
  }

  /** Unlike that of {@code FactoryBuilder}, it does not need the class loader of a thread. */
  private enum PolicyFactory implements Factory<ExpiryPolicy> {
    INSTANCE;

    @Override
    public ExpiryPolicy create() {
      return new RetentionPolicy();
    }
  }

  @Override
  public Deadline deadlineOf(CachedResponse value) {
    return value.times().retainUntil();
  }

  @Override
  public Duration getExpiryForCreation() {
    return Duration.ETERNAL;
  }

  /** Returns null: reading an entry does not change its deadline. */
  @Override
  public @Nullable Duration getExpiryForAccess() {
    return null;
  }

  @Override
  public Duration getExpiryForUpdate() {
    return Duration.ETERNAL;
  }
}

package org.jcachehttp.http.settings;

import java.io.Serializable;
import javax.cache.configuration.Factory;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;
import org.jspecify.annotations.Nullable;

/**
 * The expiry policy of a cache of responses: each entry is kept as long as its response says. A
 * provider that does not know {@link EntryDeadline} keeps entries until they are replaced; a stale
 * response is not served as fresh there either. Has no state.
 */
public final class RetentionPolicy
    implements ExpiryPolicy, EntryDeadline<CachedResponse>, Serializable {

  private static final long serialVersionUID = 1L;

  /** The policy, as a JCache configuration makes it by class name. */
  public RetentionPolicy() {}

  /** A factory for {@code MutableConfiguration.setExpiryPolicyFactory}. */
  public static Factory<ExpiryPolicy> factory() {
    return FactoryBuilder.factoryOf(RetentionPolicy.class.getName());
  }

  @Override
  public Deadline deadlineOf(CachedResponse value) {
    return value.times().retainUntil();
  }

  @Override
  public Duration getExpiryForCreation() {
    return Duration.ETERNAL;
  }

  /** Null: reading an entry does not move its deadline. */
  @Override
  public @Nullable Duration getExpiryForAccess() {
    return null;
  }

  @Override
  public Duration getExpiryForUpdate() {
    return Duration.ETERNAL;
  }
}

package org.jcachehttp.engine.internal.expiry;

import java.util.Optional;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;

/**
 * Computes the deadlines of entries.
 *
 * @param <V> the cache's value type
 */
public interface ExpiryRules<V> {

  /**
   * Returns the rules of a policy. Of an {@link EntryDeadline} only that method is called.
   *
   * @param ofType the deadlines that the type of the values has if the policy is eternal
   */
  static <V> ExpiryRules<V> of(ExpiryPolicy policy, Optional<EntryDeadline<V>> ofType) {
    if (ofType.isPresent() && policy.getClass() == EternalExpiryPolicy.class) {
      return new PerEntryRules<>(ofType.get());
    }
    if (policy instanceof EntryDeadline<?> perEntry) {
      @SuppressWarnings("unchecked") // a cache's own policy is made for the cache's values
      EntryDeadline<V> ofValues = (EntryDeadline<V>) perEntry;
      return new PerEntryRules<>(ofValues);
    }
    return new PolicyRules<>(policy);
  }

  /** Returns the deadline of a new entry. */
  Deadline onCreation(V value, long now);

  /** Returns the deadline of an entry whose value is replaced. */
  Deadline onUpdate(V value, Deadline current, long now);

  /** Returns the deadline of an entry that was read. */
  Deadline onAccess(Deadline current, long now);

  /**
   * Returns whether an update gives the same deadline as a creation, so that a put needs no read.
   */
  boolean ignoresStoredEntry();

  /** Returns whether no read moves the deadline of its entry. */
  boolean ignoresAccess();

  /** Returns the end of a policy's duration that begins now. */
  static Deadline after(Duration duration, long now) {
    return duration.isEternal() ? Deadline.NEVER : new Deadline(duration.getAdjustedTime(now));
  }
}

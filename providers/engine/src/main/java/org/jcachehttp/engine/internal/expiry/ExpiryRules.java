package org.jcachehttp.engine.internal.expiry;

import java.util.Optional;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;

/**
 * When an entry expires.
 *
 * @param <V> the cache's value type
 */
public interface ExpiryRules<V> {

  /** The rules of a policy; one that is also an {@link EntryDeadline} is only asked for that. */
  static <V> ExpiryRules<V> of(ExpiryPolicy policy) {
    if (policy instanceof EntryDeadline<?> perEntry) {
      @SuppressWarnings("unchecked") // a cache's own policy is made for the cache's values
      EntryDeadline<V> ofValues = (EntryDeadline<V>) perEntry;
      return new PerEntryRules<>(ofValues);
    }
    return new PolicyRules<>(policy);
  }

  /** The deadline of a new entry. */
  Deadline onCreation(V value, long now);

  /** The deadline of an entry whose value is replaced; {@code current} to leave it. */
  Deadline onUpdate(V value, Deadline current, long now);

  /** The deadline an entry moves to because it was read; empty to leave it. */
  Optional<Deadline> onAccess(long now);

  /**
   * Whether creation and update give the same deadline whatever is stored, so that a put need not
   * look.
   */
  boolean ignoresStoredEntry();

  /** The instant that a policy's duration ends, counted from now. */
  static Deadline after(Duration duration, long now) {
    return duration.isEternal() ? Deadline.NEVER : new Deadline(duration.getAdjustedTime(now));
  }
}

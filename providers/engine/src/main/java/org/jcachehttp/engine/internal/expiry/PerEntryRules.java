package org.jcachehttp.engine.internal.expiry;

import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;

/**
 * The rules of values that carry their own deadline.
 *
 * @param deadlines returns the deadline of a value
 */
record PerEntryRules<V>(EntryDeadline<V> deadlines) implements ExpiryRules<V> {

  @Override
  public Deadline onCreation(V value, long now) {
    return deadlines.deadlineOf(value);
  }

  @Override
  public Deadline onUpdate(V value, Deadline current, long now) {
    return deadlines.deadlineOf(value);
  }

  @Override
  public Deadline onAccess(Deadline current, long now) {
    return current;
  }

  @Override
  public boolean ignoresStoredEntry() {
    return true;
  }

  @Override
  public boolean ignoresAccess() {
    return true;
  }
}

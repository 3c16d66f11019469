package org.jcachehttp.engine.internal.expiry;

import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;

/** Every value says itself when it expires. */
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
  public Optional<Deadline> onAccess(long now) {
    return Optional.empty();
  }

  @Override
  public boolean ignoresStoredEntry() {
    return true;
  }
}

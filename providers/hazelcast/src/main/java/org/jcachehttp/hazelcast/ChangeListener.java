package org.jcachehttp.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.function.Consumer;
import org.jcachehttp.storage.EntryChange;

/** Reports the changes of a map by all members and clients to an observer. */
final class ChangeListener
    implements EntryAddedListener<String, Object>,
        EntryUpdatedListener<String, Object>,
        EntryRemovedListener<String, Object>,
        EntryExpiredListener<String, Object> {

  private final Consumer<EntryChange<String, byte[]>> observer;

  ChangeListener(Consumer<EntryChange<String, byte[]>> observer) {
    this.observer = observer;
  }

  @Override
  public void entryAdded(EntryEvent<String, Object> event) {
    report(event);
  }

  @Override
  public void entryUpdated(EntryEvent<String, Object> event) {
    report(event);
  }

  @Override
  public void entryRemoved(EntryEvent<String, Object> event) {
    report(event);
  }

  @Override
  public void entryExpired(EntryEvent<String, Object> event) {
    report(event);
  }

  private void report(EntryEvent<String, Object> event) {
    EntryChange<String, byte[]> change =
        new EntryChange<>(
            event.getKey(),
            RecordFormat.read(event.getOldValue()),
            RecordFormat.read(event.getValue()));
    if (change.before().isPresent() || change.after().isPresent()) {
      observer.accept(change);
    }
  }
}

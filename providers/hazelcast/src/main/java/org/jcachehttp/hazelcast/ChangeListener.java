package org.jcachehttp.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.function.Consumer;
import org.jcachehttp.storage.EntryChange;

/** Tells an observer what happens to a map anywhere in the cluster. */
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
    tell(event);
  }

  @Override
  public void entryUpdated(EntryEvent<String, Object> event) {
    tell(event);
  }

  @Override
  public void entryRemoved(EntryEvent<String, Object> event) {
    tell(event);
  }

  @Override
  public void entryExpired(EntryEvent<String, Object> event) {
    tell(event);
  }

  private void tell(EntryEvent<String, Object> event) {
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

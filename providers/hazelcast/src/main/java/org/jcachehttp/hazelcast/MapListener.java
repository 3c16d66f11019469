package org.jcachehttp.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.Optional;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;

/** Reports the changes of a map by all members and clients to a listener. */
final class MapListener
    implements EntryAddedListener<String, Object>,
        EntryUpdatedListener<String, Object>,
        EntryRemovedListener<String, Object>,
        EntryExpiredListener<String, Object> {

  private final ChangeListener<String, byte[]> listener;

  MapListener(ChangeListener<String, byte[]> listener) {
    this.listener = listener;
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
    String key = event.getKey();
    Optional<StoredRecord<byte[]>> before = RecordFormat.read(event.getOldValue());
    Optional<StoredRecord<byte[]>> after = RecordFormat.read(event.getValue());
    if (before.isPresent() || after.isPresent()) {
      listener.onChange(
          key,
          before.map(record -> EntryMetadata.of(key, record)),
          before.map(StoredRecord::payload),
          after);
    }
  }
}

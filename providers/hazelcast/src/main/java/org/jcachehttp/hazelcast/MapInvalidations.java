package org.jcachehttp.hazelcast;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.MapEvent;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryExpiredListener;
import com.hazelcast.map.listener.EntryMergedListener;
import com.hazelcast.map.listener.EntryRemovedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import com.hazelcast.map.listener.MapClearedListener;
import org.jcachehttp.storage.InvalidationListener;

/** Reports the keys of changed entries by all members and clients, without their values. */
record MapInvalidations(InvalidationListener<String> listener)
    implements EntryAddedListener<String, Object>,
        EntryUpdatedListener<String, Object>,
        EntryRemovedListener<String, Object>,
        EntryExpiredListener<String, Object>,
        EntryMergedListener<String, Object>,
        MapClearedListener {

  @Override
  public void entryAdded(EntryEvent<String, Object> event) {
    listener.changed(event.getKey());
  }

  @Override
  public void entryUpdated(EntryEvent<String, Object> event) {
    listener.changed(event.getKey());
  }

  @Override
  public void entryRemoved(EntryEvent<String, Object> event) {
    listener.changed(event.getKey());
  }

  @Override
  public void entryExpired(EntryEvent<String, Object> event) {
    listener.changed(event.getKey());
  }

  /** After a network partition, the entries of one side replace those of the other. */
  @Override
  public void entryMerged(EntryEvent<String, Object> event) {
    listener.changed(event.getKey());
  }

  @Override
  public void mapCleared(MapEvent event) {
    listener.cleared();
  }
}

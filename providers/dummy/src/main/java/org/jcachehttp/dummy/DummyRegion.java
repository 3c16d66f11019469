package org.jcachehttp.dummy;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** Evicts every entry at once: a backend may evict an entry at any time. */
final class DummyRegion implements Region<String, byte[]> {

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return Optional.empty();
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    return condition.matches(read(key));
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {}

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return false;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return Collections.emptyIterator();
  }
}

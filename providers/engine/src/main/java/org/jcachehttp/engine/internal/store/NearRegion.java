package org.jcachehttp.engine.internal.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * A region whose changes invalidate the near cache of this process, also if they fail: a change
 * whose response was lost may have taken place.
 *
 * @param region the region of the storage
 * @param near the near cache
 * @param clock the clock of expiry
 */
record NearRegion<P>(Region<String, P> region, NearCache<?> near, InstantSource clock)
    implements Region<String, P> {

  @Override
  public Optional<StoredRecord<P>> read(String key) {
    return region.read(key);
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    return region.readMetadata(key);
  }

  @Override
  public Map<String, StoredRecord<P>> readAll(Collection<String> keys) {
    return region.readAll(keys);
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<P> record) {
    return changing(key, () -> region.write(key, condition, record));
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    changing(
        key,
        () -> {
          region.touch(key, version, deadline);
          return true;
        });
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return changing(key, () -> region.remove(key, condition));
  }

  private boolean changing(String key, Supplier<Boolean> change) {
    try {
      return change.get();
    } finally {
      near.invalidate(key);
    }
  }

  @Override
  public void writeAll(Map<String, StoredRecord<P>> records) {
    try {
      region.writeAll(records);
    } finally {
      records.keySet().forEach(near::invalidate);
    }
  }

  @Override
  public long removeAll(Collection<EntryMetadata<String>> entries) {
    try {
      return region.removeAll(entries);
    } finally {
      entries.forEach(entry -> near.invalidate(entry.key()));
    }
  }

  @Override
  public void clear() {
    try {
      region.clear();
    } finally {
      near.clear();
    }
  }

  @Override
  public long purgeExpired(long now) {
    try {
      return region.purgeExpired(now);
    } finally {
      // Lookups find no entry that is expired at their own time.
      if (now > clock.millis()) {
        near.clear();
      }
    }
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<P>>> scan(ScanCriteria criteria) {
    return region.scan(criteria);
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return region.scanMetadata(criteria);
  }

  @Override
  public long count() {
    return region.count();
  }

  @Override
  public boolean subscribe(ChangeListener<String, P> listener) {
    return region.subscribe(listener);
  }

  @Override
  public boolean subscribe(InvalidationListener<String> listener) {
    return region.subscribe(listener);
  }

  @Override
  public void close() {
    region.close();
  }
}

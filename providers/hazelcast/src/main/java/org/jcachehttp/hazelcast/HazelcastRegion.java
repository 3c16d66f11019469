package org.jcachehttp.hazelcast;

import com.hazelcast.map.IMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one region. A conditional change compares whole values on the member that owns the
 * entry. It therefore first reads the value with the expected version, and reads it again if a
 * touch has changed it meanwhile.
 */
final class HazelcastRegion implements Region<String, byte[]> {

  private final EntryMap entries;

  HazelcastRegion(EntryMap entries) {
    this.entries = entries;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return entries.read(key);
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    Pages.of(keys, key -> 0).forEach(page -> found.putAll(entries.readAll(page)));
    return found;
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    if (condition instanceof WriteCondition.Any) {
      entries.put(key, record);
      return true;
    }
    // Hazelcast retries a write when a member fails, and the retry may find its own result.
    Predicate<Optional<StoredRecord<byte[]>>> done =
        WriteCondition.version(record.version())::matches;
    return compareAndSet(key, condition, done, value -> entries.replace(key, value, record));
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    entries.putAll(records);
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    compareAndSet(
        key,
        WriteCondition.version(version),
        stored -> false,
        value ->
            RecordFormat.read(value)
                .map(record -> entries.replace(key, value, record.withDeadline(deadline)))
                .orElse(false));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Any) {
      return entries.remove(key);
    }
    return condition instanceof WriteCondition.Version
        && compareAndSet(
            key, condition, stored -> false, value -> value != null && entries.remove(key, value));
  }

  private boolean compareAndSet(
      String key,
      WriteCondition condition,
      Predicate<Optional<StoredRecord<byte[]>>> done,
      Attempt attempt) {
    @Nullable Object value = entries.lastRead(key);
    if (!condition.matches(RecordFormat.read(value))) {
      value = entries.get(key).orElse(null);
    }
    while (condition.matches(RecordFormat.read(value))) {
      if (attempt.succeeds(value)) {
        return true;
      }
      value = entries.get(key).orElse(null);
      if (done.test(RecordFormat.read(value))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new EntryScan(entries, criteria);
  }

  @Override
  public long count() {
    return entries.callBulk("count entries", IMap::size);
  }

  @Override
  public void clear() {
    entries.callBulk(
        "clear a region",
        map -> {
          map.clear();
          return map;
        });
  }

  @Override
  public boolean subscribe(ChangeListener<String, byte[]> listener) {
    entries.subscribe(listener);
    return true;
  }

  @Override
  public boolean subscribe(InvalidationListener<String> listener) {
    entries.subscribe(listener);
    return true;
  }

  @Override
  public void close() {
    entries.close();
  }

  /** Changes the entry if the stored value equals the value, where null means no value. */
  @FunctionalInterface
  private interface Attempt {
    boolean succeeds(@Nullable Object value);
  }
}

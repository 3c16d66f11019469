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
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one region. A swap compares whole values on the member that has the entry: whoever
 * knows the version only reads first, and again when somebody has moved the deadline meanwhile.
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
    // Hazelcast repeats a write when a member dies, and then may not find what it replaced.
    Predicate<Optional<StoredRecord<byte[]>>> done =
        WriteCondition.version(record.version())::matches;
    return swap(key, condition, done, value -> entries.replace(key, value, record));
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    entries.putAll(records);
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    swap(
        key,
        WriteCondition.version(version),
        stored -> false,
        value ->
            RecordForm.read(value)
                .map(record -> entries.replace(key, value, record.withDeadline(deadline)))
                .orElse(false));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Any) {
      return entries.remove(key);
    }
    return condition instanceof WriteCondition.Version
        && swap(
            key, condition, stored -> false, value -> value != null && entries.remove(key, value));
  }

  private boolean swap(
      String key,
      WriteCondition condition,
      Predicate<Optional<StoredRecord<byte[]>>> done,
      Attempt attempt) {
    @Nullable Object value = entries.seen(key);
    if (!condition.matches(RecordForm.read(value))) {
      value = entries.get(key).orElse(null);
    }
    while (condition.matches(RecordForm.read(value))) {
      if (attempt.succeeds(value)) {
        return true;
      }
      value = entries.get(key).orElse(null);
      if (done.test(RecordForm.read(value))) {
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
    return entries.call("count entries", IMap::size);
  }

  @Override
  public void clear() {
    entries.call(
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
  public void close() {
    entries.close();
  }

  /** Changes the entry if the value, or nothing if it is null, is stored. */
  @FunctionalInterface
  private interface Attempt {
    boolean succeeds(@Nullable Object value);
  }
}

package org.jcachehttp.hazelcast;

import com.hazelcast.map.IMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryChange;
import org.jcachehttp.storage.Expected;
import org.jcachehttp.storage.Pages;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredEntry;
import org.jcachehttp.storage.StoredRecord;
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
  public boolean write(String key, Expected expected, StoredRecord<byte[]> record) {
    if (expected instanceof Expected.Any) {
      entries.put(key, record);
      return true;
    }
    // Hazelcast repeats a write when a member dies, and then may not find what it replaced.
    Predicate<Optional<StoredRecord<byte[]>>> done = Expected.version(record.version())::matches;
    return swap(key, expected, done, value -> entries.replace(key, value, record));
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    entries.putAll(records);
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    swap(
        key,
        Expected.version(version),
        stored -> false,
        value ->
            RecordForm.read(value)
                .map(record -> entries.replace(key, value, record.withDeadline(deadline)))
                .orElse(false));
  }

  @Override
  public boolean erase(String key, Expected expected) {
    if (expected instanceof Expected.Any) {
      return entries.remove(key);
    }
    return expected instanceof Expected.Version
        && swap(
            key, expected, stored -> false, value -> value != null && entries.remove(key, value));
  }

  private boolean swap(
      String key,
      Expected expected,
      Predicate<Optional<StoredRecord<byte[]>>> done,
      Attempt attempt) {
    @Nullable Object value = entries.seen(key);
    if (!expected.matches(RecordForm.read(value))) {
      value = entries.get(key).orElse(null);
    }
    while (expected.matches(RecordForm.read(value))) {
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
  public Iterator<StoredEntry<String, byte[]>> scan(ScanCriteria criteria) {
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
  public boolean observe(Consumer<EntryChange<String, byte[]>> observer) {
    entries.observe(observer);
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

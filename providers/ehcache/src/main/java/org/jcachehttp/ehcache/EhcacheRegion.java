package org.jcachehttp.ehcache;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ehcache.Cache;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/** One cache of Ehcache. Its conditional operations compare versions. */
final class EhcacheRegion implements Region<String, byte[]> {

  private final String name;
  private final EhcacheStorage storage;

  EhcacheRegion(String name, EhcacheStorage storage) {
    this.name = name;
    this.storage = storage;
  }

  private Cache<String, Versioned> cache() {
    return storage.cache(name);
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return storage.call("read an entry", () -> find(key).map(Versioned::stored));
  }

  /** Ehcache writes to the disk later: an entry that a full disk cut off counts as absent. */
  private Optional<Versioned> find(String key) {
    try {
      return Optional.ofNullable(cache().get(key));
    } catch (TierAccessException failure) {
      if (failure.isEntryIncomplete()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    return storage.call("write an entry", () -> writeOrRemove(key, condition, record));
  }

  /** Writes the record, or removes the entry if the record is too large for its tier. */
  private boolean writeOrRemove(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    try {
      return compareAndSet(key, condition, new Versioned(record));
    } catch (TierAccessException failure) {
      if (failure.isEntryIncomplete()) {
        return isMetByAbsence(condition);
      }
      if (!failure.isEntryTooLarge()) {
        throw failure;
      }
      return removeReplaced(key, condition);
    }
  }

  /** The record is as if evicted at once: its place is in use until the file has grown. */
  private static boolean isMetByAbsence(WriteCondition condition) {
    return !(condition instanceof WriteCondition.Version);
  }

  private boolean compareAndSet(String key, WriteCondition condition, Versioned value) {
    if (condition instanceof WriteCondition.Version wanted) {
      return cache().replace(key, Versioned.probe(wanted.version()), value);
    }
    if (condition instanceof WriteCondition.Absent) {
      return cache().putIfAbsent(key, value) == null;
    }
    cache().put(key, value);
    return true;
  }

  private boolean removeReplaced(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Version wanted) {
      return cache().remove(key, Versioned.probe(wanted.version()));
    }
    if (condition instanceof WriteCondition.Absent) {
      return !cache().containsKey(key);
    }
    cache().remove(key);
    return true;
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    storage.run("move a deadline", () -> moveDeadline(key, version, deadline));
  }

  private void moveDeadline(String key, long version, Deadline deadline) {
    find(key)
        .filter(found -> found.stored().version() == version)
        .ifPresent(
            found ->
                cache().replace(key, found, new Versioned(found.stored().withDeadline(deadline))));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return storage.call("remove an entry", () -> removeIf(key, condition));
  }

  private boolean removeIf(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Version wanted) {
      return cache().remove(key, Versioned.probe(wanted.version()));
    }
    return condition instanceof WriteCondition.Any && removeAny(key);
  }

  /** Removes conditionally, because Ehcache's unconditional remove returns nothing. */
  private boolean removeAny(String key) {
    @Nullable Versioned found = cache().get(key);
    while (found != null && !cache().remove(key, found)) {
      found = cache().get(key);
    }
    return found != null;
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return storage.call(
        "scan entries",
        () ->
            StreamSupport.stream(cache().spliterator(), false)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().stored()))
                .filter(entry -> criteria.matches(entry.getValue()))
                .iterator());
  }

  @Override
  public void clear() {
    storage.run("clear a region", () -> cache().clear());
  }
}

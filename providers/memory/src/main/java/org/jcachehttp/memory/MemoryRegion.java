package org.jcachehttp.memory;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/** One Caffeine cache. Conditions are checked under Caffeine's lock of the key. */
final class MemoryRegion implements Region<Object, HeapValue> {

  private final Cache<Object, StoredRecord<HeapValue>> cache;
  private final ConcurrentMap<Object, StoredRecord<HeapValue>> map;

  MemoryRegion(Cache<Object, StoredRecord<HeapValue>> cache) {
    this.cache = cache;
    this.map = cache.asMap();
  }

  @Override
  public Optional<StoredRecord<HeapValue>> read(Object key) {
    return Optional.ofNullable(cache.getIfPresent(key));
  }

  @Override
  public boolean write(Object key, WriteCondition condition, StoredRecord<HeapValue> record) {
    if (condition instanceof WriteCondition.Version wanted) {
      return replace(key, wanted.version(), stored -> record);
    }
    if (condition instanceof WriteCondition.Absent) {
      return map.putIfAbsent(key, record) == null;
    }
    cache.put(key, record);
    return true;
  }

  @Override
  public void touch(Object key, long version, Deadline deadline) {
    replace(key, version, stored -> stored.withDeadline(deadline));
  }

  @Override
  public boolean remove(Object key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Version wanted) {
      return replace(key, wanted.version(), stored -> null);
    }
    return condition instanceof WriteCondition.Any && map.remove(key) != null;
  }

  @Override
  public Iterator<Map.Entry<Object, StoredRecord<HeapValue>>> scan(ScanCriteria criteria) {
    return map.entrySet().stream().filter(entry -> criteria.matches(entry.getValue())).iterator();
  }

  @Override
  public long count() {
    cache.cleanUp();
    return cache.estimatedSize();
  }

  @Override
  public void clear() {
    cache.invalidateAll();
  }

  private boolean replace(Object key, long version, Replacement replacement) {
    CompareAndSet operation = new CompareAndSet(version, replacement);
    map.computeIfPresent(key, operation);
    return operation.succeeded;
  }

  /** Computes the new record from the stored one; null removes the entry. */
  @FunctionalInterface
  private interface Replacement {

    @Nullable StoredRecord<HeapValue> of(StoredRecord<HeapValue> stored);
  }

  /** Replaces a record if it has the expected version. */
  private static final class CompareAndSet
      implements BiFunction<Object, StoredRecord<HeapValue>, @Nullable StoredRecord<HeapValue>> {

    private final long version;
    private final Replacement replacement;
    private boolean succeeded;

    CompareAndSet(long version, Replacement replacement) {
      this.version = version;
      this.replacement = replacement;
    }

    @Override
    public @Nullable StoredRecord<HeapValue> apply(Object key, StoredRecord<HeapValue> stored) {
      succeeded = stored.version() == version;
      return succeeded ? replacement.of(stored) : stored;
    }
  }
}

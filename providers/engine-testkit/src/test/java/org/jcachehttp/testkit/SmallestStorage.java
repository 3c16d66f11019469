package org.jcachehttp.testkit;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** A storage that overrides nothing with a default: what the contract says of the defaults. */
final class SmallestStorage implements ByteStorage {

  private final Map<String, Region<String, byte[]>> regions;

  SmallestStorage(Map<String, Region<String, byte[]>> regions) {
    this.regions = regions;
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return regions.computeIfAbsent(region, name -> new MapRegion());
  }

  @Override
  public String description() {
    return "map";
  }

  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {}

  private static final class MapRegion implements Region<String, byte[]> {

    private final NavigableMap<String, StoredRecord<byte[]>> entries =
        new ConcurrentSkipListMap<>();

    @Override
    public Optional<StoredRecord<byte[]>> read(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public synchronized boolean write(
        String key, WriteCondition condition, StoredRecord<byte[]> record) {
      boolean holds = condition.matches(read(key));
      if (holds) {
        entries.put(key, record);
      }
      return holds;
    }

    @Override
    public synchronized void touch(String key, long version, Deadline deadline) {
      read(key)
          .filter(stored -> stored.version() == version)
          .ifPresent(stored -> entries.put(key, stored.withDeadline(deadline)));
    }

    @Override
    public synchronized boolean remove(String key, WriteCondition condition) {
      return condition.matches(read(key)) && entries.remove(key) != null;
    }

    @Override
    public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
      return new PagedScan<>(last -> pageAfter(last, criteria));
    }

    private PagedScan.Page<String, byte[]> pageAfter(Optional<String> last, ScanCriteria criteria) {
      List<Map.Entry<String, StoredRecord<byte[]>>> page =
          last.map(key -> entries.tailMap(key, false)).orElse(entries).entrySet().stream()
              .filter(entry -> criteria.matches(entry.getValue()))
              .limit(PagedScan.PAGE_SIZE)
              .toList();
      return new PagedScan.Page<>(page, page.size() < PagedScan.PAGE_SIZE);
    }
  }
}

package org.jcachehttp.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;

/** Regions on the heap. Each region has limits of its own. */
final class MemoryStorage implements HeapStorage {

  private final String description;
  private final Limits limits;
  private final Map<String, MemoryRegion> regions = new ConcurrentHashMap<>();
  private final LongAdder evicted = new LongAdder();

  MemoryStorage(String description, Limits limits) {
    this.description = description;
    this.limits = limits;
  }

  @Override
  public Region<Object, HeapValue> open(String region) {
    return regions.computeIfAbsent(region, this::newRegion);
  }

  private MemoryRegion newRegion(String name) {
    Evictions evictions = new Evictions("cache '" + name + "' on " + description, limits, evicted);
    return new MemoryRegion(limits.newCache(evictions));
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public StorageLocation location() {
    return new StorageLocation.InProcess();
  }

  @Override
  public long evictions() {
    return evicted.sum();
  }

  @Override
  public void destroy(String region) {
    MemoryRegion destroyed = regions.remove(region);
    if (destroyed != null) {
      destroyed.clear();
    }
  }

  @Override
  public void close() {
    regions.values().forEach(MemoryRegion::clear);
    regions.clear();
  }
}

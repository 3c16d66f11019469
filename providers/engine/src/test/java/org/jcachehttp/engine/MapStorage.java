package org.jcachehttp.engine;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** A complete byte storage in a map, which any number of managers may share, like a server. */
public final class MapStorage implements ByteStorage {

  private final Map<String, MapRegion> regions = new ConcurrentHashMap<>();

  /** While set, every read and write fails, like those of a server that is down. */
  public final AtomicBoolean down = new AtomicBoolean();

  @Override
  public MapRegion open(String region) {
    return regions.computeIfAbsent(region, any -> new MapRegion());
  }

  @Override
  public String description() {
    return "map:shared";
  }

  @Override
  public void destroy(String region) {
    regions.remove(region);
  }

  @Override
  public void close() {}

  /** One region, which counts its batches. */
  public final class MapRegion implements Region<String, byte[]> {

    /** How many batches were read. */
    public final AtomicInteger batchReads = new AtomicInteger();

    /** How many batches were written. */
    public final AtomicInteger batchWrites = new AtomicInteger();

    /** How many entries were read one by one. */
    public final AtomicInteger reads = new AtomicInteger();

    /** How often the metadata of one entry was read. */
    public final AtomicInteger metadataReads = new AtomicInteger();

    /**
     * How many near caches asked for the changes of others, which this storage does not announce.
     */
    public final AtomicInteger invalidations = new AtomicInteger();

    /** Runs after an entry was read, before the reader receives it. */
    public final AtomicReference<Runnable> afterRead = new AtomicReference<>(() -> {});

    private final Map<String, StoredRecord<byte[]>> records = new ConcurrentSkipListMap<>();

    /** Cuts the value of an entry short. */
    public void damage(String key) {
      records.computeIfPresent(
          key,
          (same, stored) ->
              new StoredRecord<>(stored.version(), stored.deadline(), Map.of(), new byte[0]));
    }

    @Override
    public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
      batchReads.incrementAndGet();
      return Region.super.readAll(keys);
    }

    @Override
    public void writeAll(Map<String, StoredRecord<byte[]>> entries) {
      batchWrites.incrementAndGet();
      Region.super.writeAll(entries);
    }

    @Override
    public Optional<StoredRecord<byte[]>> read(String key) {
      checkUp();
      reads.incrementAndGet();
      Optional<StoredRecord<byte[]>> read = Optional.ofNullable(records.get(key));
      Objects.requireNonNull(afterRead.get()).run();
      return read;
    }

    @Override
    public Optional<EntryMetadata<String>> readMetadata(String key) {
      checkUp();
      metadataReads.incrementAndGet();
      return Optional.ofNullable(records.get(key)).map(record -> EntryMetadata.of(key, record));
    }

    @Override
    public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
      checkUp();
      boolean[] done = {false};
      records.compute(
          key,
          (same, stored) -> {
            done[0] = condition.matches(Optional.ofNullable(stored));
            return done[0] ? record : stored;
          });
      return done[0];
    }

    @Override
    public void touch(String key, long version, Deadline deadline) {
      checkUp();
      records.computeIfPresent(
          key,
          (same, stored) -> stored.version() == version ? stored.withDeadline(deadline) : stored);
    }

    @Override
    public boolean remove(String key, WriteCondition condition) {
      checkUp();
      boolean[] done = {false};
      records.computeIfPresent(
          key,
          (same, stored) -> {
            done[0] = condition.matches(Optional.of(stored));
            return done[0] ? null : stored;
          });
      return done[0];
    }

    @Override
    public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
      checkUp();
      return records.entrySet().stream()
          .filter(entry -> criteria.matches(entry.getValue()))
          .iterator();
    }

    @Override
    public boolean subscribe(InvalidationListener<String> listener) {
      invalidations.incrementAndGet();
      return false;
    }

    private void checkUp() {
      if (down.get()) {
        throw new StorageException("the map is down");
      }
    }
  }
}

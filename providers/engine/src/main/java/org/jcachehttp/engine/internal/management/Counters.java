package org.jcachehttp.engine.internal.management;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The counters of one cache. Times are averages in microseconds. */
public final class Counters implements EngineStatisticsMXBean {

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder removals = new LongAdder();
  private final LongAdder getNanos = new LongAdder();
  private final LongAdder putNanos = new LongAdder();
  private final LongAdder removeNanos = new LongAdder();
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder writeThroughConflicts = new LongAdder();
  private final LongSupplier nearHits;
  private final LongSupplier nearEntries;

  /**
   * Creates counters at zero.
   *
   * @param nearHits returns the hits of the near cache, which {@link #clear} does not reset
   * @param nearEntries returns the number of entries of the near cache
   */
  public Counters(LongSupplier nearHits, LongSupplier nearEntries) {
    this.nearHits = nearHits;
    this.nearEntries = nearEntries;
  }

  /** Counts lookups. */
  public void lookedUp(long hitCount, long missCount, long nanos) {
    hits.add(hitCount);
    misses.add(missCount);
    getNanos.add(nanos);
  }

  /** Counts puts. */
  public void put(long count, long nanos) {
    puts.add(count);
    putNanos.add(nanos);
  }

  /** Counts removals of existing entries. */
  public void removed(long count, long nanos) {
    removals.add(count);
    removeNanos.add(nanos);
  }

  /** Counts a conflict with another process. */
  public void conflict() {
    conflicts.increment();
  }

  /** Counts a call of the cache writer for a change that then did not happen. */
  public void writeThroughConflict() {
    writeThroughConflicts.increment();
  }

  @Override
  public long getConflicts() {
    return conflicts.sum();
  }

  @Override
  public long getWriteThroughConflicts() {
    return writeThroughConflicts.sum();
  }

  @Override
  public long getNearCacheHits() {
    return nearHits.getAsLong();
  }

  @Override
  public long getNearCacheEntries() {
    return nearEntries.getAsLong();
  }

  @Override
  public void clear() {
    for (LongAdder counter :
        List.of(
            hits,
            misses,
            puts,
            removals,
            getNanos,
            putNanos,
            removeNanos,
            conflicts,
            writeThroughConflicts)) {
      counter.reset();
    }
  }

  @Override
  public long getCacheHits() {
    return hits.sum();
  }

  @Override
  public float getCacheHitPercentage() {
    return percentage(getCacheHits());
  }

  @Override
  public long getCacheMisses() {
    return misses.sum();
  }

  @Override
  public float getCacheMissPercentage() {
    return percentage(getCacheMisses());
  }

  @Override
  public long getCacheGets() {
    return getCacheHits() + getCacheMisses();
  }

  @Override
  public long getCachePuts() {
    return puts.sum();
  }

  @Override
  public long getCacheRemovals() {
    return removals.sum();
  }

  /** Always 0: the engine does not see the evictions of a storage. */
  @Override
  public long getCacheEvictions() {
    return 0;
  }

  @Override
  public float getAverageGetTime() {
    return averageMicros(getNanos, getCacheGets());
  }

  @Override
  public float getAveragePutTime() {
    return averageMicros(putNanos, getCachePuts());
  }

  @Override
  public float getAverageRemoveTime() {
    return averageMicros(removeNanos, getCacheRemovals());
  }

  private float percentage(long part) {
    long gets = getCacheGets();
    return gets == 0 ? 0 : part * 100f / gets;
  }

  private static float averageMicros(LongAdder nanos, long count) {
    return count == 0 ? 0 : (float) nanos.sum() / TimeUnit.MICROSECONDS.toNanos(1) / count;
  }
}

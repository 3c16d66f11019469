package org.jcachehttp.ehcache;

import org.ehcache.config.ResourcePools;
import org.ehcache.config.builders.ResourcePoolsBuilder;
import org.ehcache.config.units.EntryUnit;
import org.ehcache.config.units.MemoryUnit;
import org.jcachehttp.storage.option.Options;

/**
 * The sizes of each cache's tiers; a tier of size 0 is left out.
 *
 * @param heap entries on the heap
 * @param offHeap bytes outside the heap
 * @param disk bytes in files
 */
record Tiers(long heap, long offHeap, long disk) {

  /** Ehcache divides a smaller tier into segments that are too small for an entry. */
  private static final long MIN_BYTES = 1 << 20;

  Tiers {
    requireBytes("off-heap", offHeap);
    requireBytes("disk", disk);
    if (heap == 0 && offHeap == 0 && disk == 0) {
      throw new IllegalArgumentException(
          "options 'heap', 'off-heap' and 'disk' are all 0: set at least one of them");
    }
    if (disk != 0 && offHeap >= disk) {
      throw new IllegalArgumentException(
          ("option 'off-heap' is " + offHeap + " bytes and 'disk' is " + disk)
              + ": a lower tier holds the tiers above it: set 'disk' to more than 'off-heap'");
    }
  }

  static Tiers of(Options options) {
    return new Tiers(
        options.get(EhcacheOptions.HEAP).orElseGet(DefaultLimit::entries),
        options.get(EhcacheOptions.OFF_HEAP),
        options.get(EhcacheOptions.DISK));
  }

  /** Returns the sizes as options of a URI. */
  @Override
  public String toString() {
    return "heap=" + heap + "&off-heap=" + offHeap + "&disk=" + disk;
  }

  private static void requireBytes(String name, long bytes) {
    if (bytes != 0 && bytes < MIN_BYTES) {
      throw new IllegalArgumentException(
          ("option '" + name + "' is " + bytes + " bytes: ") + "set 1MiB or more, or 0 for none");
    }
  }

  /** Returns the tiers as Ehcache's resource pools; the disk tier is persistent. */
  ResourcePools pools() {
    ResourcePoolsBuilder pools = ResourcePoolsBuilder.newResourcePoolsBuilder();
    if (heap != 0) {
      pools = pools.heap(heap, EntryUnit.ENTRIES);
    }
    if (offHeap != 0) {
      pools = pools.offheap(offHeap, MemoryUnit.B);
    }
    return (disk == 0 ? pools : pools.disk(disk, MemoryUnit.B, true)).build();
  }
}

package org.jcachehttp.ehcache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The managers that storages of this process have open at one place: Ehcache opens a directory only
 * once, and an application may open it by a cache manager of JCache and by an HTTP cache.
 */
final class SharedManagers {

  private static final Map<String, Lease> OPEN = new ConcurrentHashMap<>();

  private SharedManagers() {}

  /**
   * The manager at that place, which is the caller's to give back by {@link #release}.
   *
   * @param opener opens it, if it is not open
   * @throws IllegalArgumentException if it is open with other tiers
   */
  static Manager open(String place, Tiers tiers, Supplier<Manager> opener) {
    return OPEN.compute(place, (any, lease) -> Lease.renewed(place, tiers, lease, opener))
        .manager();
  }

  /** Closes the manager if nobody else has it open. */
  static void release(String place) {
    OPEN.computeIfPresent(place, (any, lease) -> lease.released());
  }

  /** A manager, and how many storages have it open. */
  private record Lease(Manager manager, Tiers tiers, int holders) {

    static Lease renewed(
        String place, Tiers tiers, @Nullable Lease lease, Supplier<Manager> opener) {
      if (lease == null) {
        return new Lease(opener.get(), tiers, 1);
      }
      if (!lease.tiers.equals(tiers)) {
        throw new IllegalArgumentException(
            place + " is open in this process with " + lease.tiers + ", not with " + tiers);
      }
      return new Lease(lease.manager, tiers, lease.holders + 1);
    }

    @Nullable Lease released() {
      if (holders > 1) {
        return new Lease(manager, tiers, holders - 1);
      }
      manager.close();
      return null;
    }
  }
}

package org.jcachehttp.ehcache;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open managers of this process, counted by reference. Ehcache opens a directory only once, but
 * an application may use it for a JCache manager and for an HTTP cache.
 */
final class SharedManagers {

  private static final Map<String, Shared> OPEN = new ConcurrentHashMap<>();

  private SharedManagers() {}

  /**
   * Returns the manager with this name. The caller must {@link #release} it.
   *
   * @param opener opens the manager if it is not open
   * @throws IllegalArgumentException if the manager is open with other tiers
   */
  static Manager acquire(String name, Tiers tiers, Supplier<Manager> opener) {
    return OPEN.compute(
            name,
            (key, open) ->
                open == null ? new Shared(opener.get(), tiers, 1) : open.acquired(name, tiers))
        .manager();
  }

  /** Releases the manager, and closes it with its last reference. */
  static void release(String name) {
    OPEN.computeIfPresent(name, (key, open) -> open.released());
  }

  /** A manager and the number of storages that use it. */
  private record Shared(Manager manager, Tiers tiers, int references) {

    Shared acquired(String name, Tiers wanted) {
      if (!tiers.equals(wanted)) {
        throw new IllegalArgumentException(
            name + " is open in this process with " + tiers + ", not with " + wanted);
      }
      return new Shared(manager, tiers, references + 1);
    }

    @Nullable Shared released() {
      if (references > 1) {
        return new Shared(manager, tiers, references - 1);
      }
      manager.close();
      return null;
    }
  }
}

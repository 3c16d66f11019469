package org.jcachehttp.hazelcast;

import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;

/** The expiry that a member's configuration adds to the entries of a map. */
final class MapExpiry {

  private MapExpiry() {}

  /**
   * Returns a warning if the map is configured to end entries before their own deadlines; empty
   * also on a client, which does not know the configuration of maps, and if the instance is closed.
   */
  static Optional<String> warning(HazelcastInstance instance, String map) {
    try {
      MapConfig config = instance.getConfig().findMapConfig(map);
      return expires(config)
          ? Optional.of(
              ("map '" + map + "' has time-to-live-seconds=" + config.getTimeToLiveSeconds())
                  + (" and max-idle-seconds=" + config.getMaxIdleSeconds() + " in the")
                  + " configuration of Hazelcast, which also end eternal entries: set both to 0"
                  + " for this map")
          : Optional.empty();
    } catch (UnsupportedOperationException | IllegalStateException clientOrClosed) {
      return Optional.empty();
    }
  }

  private static boolean expires(MapConfig config) {
    return limits(config.getTimeToLiveSeconds()) || limits(config.getMaxIdleSeconds());
  }

  /** Hazelcast has no limit for 0 and for its maximum. */
  private static boolean limits(int seconds) {
    return seconds > 0 && seconds < Integer.MAX_VALUE;
  }
}

package org.jcachehttp.redis;

import java.util.Optional;
import org.jcachehttp.redis.Entries.ConditionalScripts;
import org.jspecify.annotations.Nullable;

/**
 * The announcements of a region's changes. They are off until a near cache of this process begins
 * to listen. Thread-safe.
 */
final class Announcements {

  private final ConditionalScripts silent;
  private volatile @Nullable On on;

  /** Creates announcements that are off. */
  Announcements(ConditionalScripts scripts) {
    this.silent = scripts;
  }

  /** Announces every later change. */
  void begin(ChangeChannel channel) {
    on = new On(channel, silent.announcing(), channel.topic());
  }

  boolean areOn() {
    return on != null;
  }

  /** Returns the channel, if changes are announced. */
  Optional<ChangeChannel> channel() {
    On current = on;
    return current == null ? Optional.empty() : Optional.of(current.channel());
  }

  /** Returns the scripts that change an entry. */
  ConditionalScripts scripts() {
    On current = on;
    return current == null ? silent : current.scripts();
  }

  /** Returns the arguments of such a script; the last two are for the announcement. */
  Object[] arguments(
      byte[] expectedVersion, Object stored, String ttl, String field, byte[] message) {
    On current = on;
    return current == null
        ? new Object[] {expectedVersion, stored, ttl, field}
        : new Object[] {expectedVersion, stored, ttl, field, current.topic(), message};
  }

  private record On(ChangeChannel channel, ConditionalScripts scripts, String topic) {}
}

package org.jcachehttp.redis;

import org.jcachehttp.redis.Entries.ConditionalScripts;

/** The announcements of a region's changes, which are off at first. Thread-safe. */
final class Announcements {

  private final Entries entries;
  private final String topic;
  private volatile boolean on;

  /**
   * Creates announcements that are off.
   *
   * @param topic the name of the channel on the server
   */
  Announcements(Entries entries, String topic) {
    this.entries = entries;
    this.topic = topic;
  }

  /** Announces every later change. */
  void begin() {
    on = true;
  }

  boolean areOn() {
    return on;
  }

  /** Returns announcements that stay off. */
  Announcements silent() {
    return new Announcements(entries, topic);
  }

  /** Returns the name of the channel on the server. */
  String topic() {
    return topic;
  }

  /** Returns the scripts that change an entry. */
  ConditionalScripts scripts() {
    return on ? entries.announcingScripts() : entries.scripts();
  }

  /** Returns the arguments of such a script; the last two are for the announcement. */
  Object[] arguments(
      byte[] expectedVersion, Object stored, String ttl, String field, byte[] message) {
    return on
        ? new Object[] {expectedVersion, stored, ttl, field, topic, message}
        : new Object[] {expectedVersion, stored, ttl, field};
  }
}

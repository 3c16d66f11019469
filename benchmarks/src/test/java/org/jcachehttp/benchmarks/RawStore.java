package org.jcachehttp.benchmarks;

import java.time.Duration;

/**
 * A store that is used through its own client, without JCache. It stores a deadline with each
 * value, as a cache does.
 */
interface RawStore extends AutoCloseable {

  /** How long a value is used, as in the caches of this project. */
  Duration LIFETIME = Duration.ofDays(1);

  /** Returns the deadline of a value that is stored now, in epoch milliseconds. */
  static long deadline() {
    return System.currentTimeMillis() + LIFETIME.toMillis();
  }

  /** Returns the value of a key that has one. */
  byte[] get(String key);

  /** Sets the value of a key. */
  void put(String key, byte[] value);

  @Override
  void close();

  /** Returns the subject that gets a few values in turn. */
  default Subject gets(byte[] value) {
    String[] keys = JCaches.keys();
    for (String key : keys) {
      put(key, value);
    }
    return JCaches.inTurn(keys, this::get, this);
  }

  /** Returns the subject that puts a few values in turn. */
  default Subject puts(byte[] value) {
    return JCaches.inTurn(
        JCaches.keys(),
        key -> {
          put(key, value);
          return value;
        },
        this);
  }
}

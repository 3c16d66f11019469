package org.jcachehttp.benchmarks;

/** A store that is used through its own client, without JCache. */
interface RawStore extends AutoCloseable {

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

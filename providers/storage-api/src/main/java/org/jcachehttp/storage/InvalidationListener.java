package org.jcachehttp.storage;

/**
 * Receives the keys of changed entries, and the state of the connection that announces them. The
 * methods are called on a thread of the backend, must not block, and may be called for changes by
 * this process too.
 *
 * @param <K> the storage's key type
 */
public interface InvalidationListener<K> {

  /** Every change after this call is announced, until {@link #disconnected}. */
  void connected();

  /** Changes may have been lost, and are not announced until {@link #connected}. */
  void disconnected();

  /**
   * An entry was written.
   *
   * @param key the key
   * @param version the version that was written
   */
  void written(K key, long version);

  /**
   * An entry was changed in another way, such as a removal.
   *
   * @param key the key
   */
  void changed(K key);

  /** All entries of the region were removed. */
  void cleared();
}

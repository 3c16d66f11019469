package org.jcachehttp.storage;

/**
 * An open backend, such as a file, a directory, a server or a part of the heap, with any number of
 * regions.
 *
 * <p>Safe for use by many threads.
 */
public sealed interface Storage extends AutoCloseable permits ByteStorage, HeapStorage {

  /**
   * {@return the name of this backend in messages and logs, without secrets, such as {@code
   * sqlite:/var/cache/app.sqlite}}
   */
  String description();

  /**
   * {@return the location of the entries} The default is the location that assumes least: remote.
   */
  default StorageLocation location() {
    return new StorageLocation.Remote();
  }

  /**
   * Checks that the backend can be used now, with one cheap operation that changes no entry. A
   * remote backend is asked as an operation on an entry would ask it: with the same address,
   * credentials and timeouts.
   *
   * @throws StorageConfigurationException if the backend refuses the operation, and will until the
   *     configuration is changed
   * @throws StorageException if the backend is unavailable, or this storage is closed
   */
  void ping();

  /**
   * {@return the number of entries that this storage has removed to hold its limits, since it was
   * opened} The default is 0, for a backend whose server or library evicts.
   */
  default long evictions() {
    return 0;
  }

  /**
   * Removes a region and all its entries, if it exists.
   *
   * @param region the name of the region, as given to {@code open}
   * @throws StorageException if the backend fails
   */
  void destroy(String region);

  /**
   * Releases the resources that the storage has opened, but not those that were passed to it.
   * Closing twice has no effect.
   *
   * @throws StorageException if the backend fails
   */
  @Override
  void close();
}

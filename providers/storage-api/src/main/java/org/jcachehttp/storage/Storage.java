package org.jcachehttp.storage;

/**
 * An open backend, such as a file, a directory, a server or a part of the heap, with any number of
 * regions.
 *
 * <p>Safe for use by many threads.
 */
public sealed interface Storage extends AutoCloseable permits ByteStorage, HeapStorage {

  /**
   * Returns the name of this backend in messages, without secrets: {@code
   * sqlite:/var/cache/app.sqlite}.
   */
  String description();

  /** Returns where the entries are. The default is the location that assumes least. */
  default StorageLocation location() {
    return new StorageLocation.Remote();
  }

  /** Removes a region and all its entries, if it exists. */
  void destroy(String region);

  /**
   * Releases the resources that the storage has opened, but not those that were passed to it.
   * Closing twice has no effect.
   */
  @Override
  void close();
}

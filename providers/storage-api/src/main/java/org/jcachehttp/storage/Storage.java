package org.jcachehttp.storage;

/**
 * An open backend - a file, a directory, a server, a part of the heap - that holds any number of
 * regions.
 *
 * <p>Safe for use by many threads.
 */
public sealed interface Storage extends AutoCloseable permits ByteStorage, HeapStorage {

  /**
   * What an error message calls this backend, without any secret: {@code
   * sqlite:/var/cache/app.sqlite}.
   */
  String description();

  /** Where the entries are; a storage that does not say counts as being on another machine. */
  default StorageLocation location() {
    return new StorageLocation.Remote();
  }

  /** Removes a region with all its entries; one that does not exist is removed already. */
  void destroy(String region);

  /**
   * Gives back what was opened here, and nothing that was handed in ready. Closing twice is
   * harmless.
   */
  @Override
  void close();
}

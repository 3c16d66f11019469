package org.jcachehttp.storage;

import java.time.Duration;

/**
 * A storage of bytes under text keys.
 *
 * <p>Keys are the engine's canonical encoding: equal keys have equal text, different keys different
 * text. A key has at most 1,024 bytes of UTF-8, no control characters and no unpaired surrogates.
 */
public non-sealed interface ByteStorage extends Storage {

  /**
   * Opens the region with that name. A region that does not exist yet is empty.
   *
   * @param region the name of the region: the cache name with its key prefix and version
   * @return the open region, which the caller closes
   * @throws StorageException if the backend fails
   */
  Region<String, byte[]> open(String region);

  /**
   * Opens the region with that name, for values that their callers do not await longer than a time.
   * A backend without a network ignores it.
   *
   * @param region the name of the region: the cache name with its key prefix and version
   * @param operationTimeout the timeout of an operation on one entry, unless an option of the
   *     address gives one
   * @return the open region, which the caller closes
   * @throws StorageException if the backend fails
   */
  default Region<String, byte[]> open(String region, Duration operationTimeout) {
    return open(region);
  }

  /** Reads an entry that does not exist, of a region that is opened and closed for it. */
  @Override
  default void ping() {
    try (Region<String, byte[]> region = open("ping")) {
      region.read("ping");
    }
  }
}

package org.jcachehttp.storage;

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
}

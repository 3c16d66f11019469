package org.jcachehttp.storage;

import java.nio.file.Path;

/** Where the entries of a storage are, and therefore which processes can read and write them. */
public sealed interface StorageLocation {

  /** In this process. The entries end with it. */
  record InProcess() implements StorageLocation {}

  /**
   * In files of this machine, which several processes may share.
   *
   * @param secretFile the file for a secret that belongs to the entries, beside them; the storage
   *     does not access it, and it need not exist
   */
  record LocalFiles(Path secretFile) implements StorageLocation {}

  /** Anywhere else, such as on a server. */
  record Remote() implements StorageLocation {}
}

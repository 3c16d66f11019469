package org.jcachehttp.storage;

import java.nio.file.Path;

/** Where a storage keeps its entries, and so who else can have written or can read them. */
public sealed interface StorageLocation {

  /** In this process, whose end is theirs. */
  record InProcess() implements StorageLocation {}

  /**
   * In files of this machine, which several processes may share.
   *
   * @param secretFile where a secret that belongs to the entries is kept: a file beside them, which
   *     the storage itself neither reads nor writes, and which need not exist
   */
  record LocalFiles(Path secretFile) implements StorageLocation {}

  /** Anywhere else, such as on a server. */
  record Remote() implements StorageLocation {}
}

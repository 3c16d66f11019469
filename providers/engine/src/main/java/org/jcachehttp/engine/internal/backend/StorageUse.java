package org.jcachehttp.engine.internal.backend;

import org.jcachehttp.storage.Storage;

/**
 * The use of a storage by one backend, which may share it with others.
 *
 * @param storage the storage, which the backend does not close
 * @param release ends the use
 */
record StorageUse(Storage storage, Runnable release) {

  /** Ends the use, once; closes the storage if this was its last use. */
  void end() {
    release.run();
  }
}

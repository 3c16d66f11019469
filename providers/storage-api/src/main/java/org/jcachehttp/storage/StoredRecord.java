package org.jcachehttp.storage;

import java.util.Map;

/**
 * The record under one key.
 *
 * @param version the version of this write, created by the engine and never reused for the key; a
 *     backend only compares it
 * @param deadline when the entry expires; a backend with a native time-to-live may remove the entry
 *     some time later, and must not hide it earlier
 * @param metadata a few short texts about the value, for inspection
 * @param payload the value in the storage's form; never modified
 * @param <P> {@code byte[]} in a {@link ByteStorage}, {@link HeapValue} in a {@link HeapStorage}
 */
public record StoredRecord<P>(
    long version, Deadline deadline, Map<String, String> metadata, P payload) {

  /**
   * {@return the record with another deadline and the same version, as after a touch}
   *
   * @param moved the new deadline
   */
  public StoredRecord<P> withDeadline(Deadline moved) {
    return new StoredRecord<>(version, moved, metadata, payload);
  }
}

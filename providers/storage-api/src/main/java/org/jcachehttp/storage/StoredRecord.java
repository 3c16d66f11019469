package org.jcachehttp.storage;

import java.util.Map;

/**
 * What a backend keeps under one key.
 *
 * @param version the stamp of this write, minted by the engine and never reused for the key; a
 *     backend only compares it
 * @param deadline when the entry expires; a backend with a native time-to-live may forget the entry
 *     a while after it, and must not hide the entry before
 * @param metadata a few short texts about the value, for inspection where the payload stays opaque
 * @param payload the value in the form the storage asked for; never modified by anybody
 * @param <P> {@code byte[]} in a {@link ByteStorage}, {@link HeapValue} in a {@link HeapStorage}
 */
public record StoredRecord<P>(
    long version, Deadline deadline, Map<String, String> metadata, P payload) {

  /** The same record with another deadline and the same version, as after a touch. */
  public StoredRecord<P> withDeadline(Deadline moved) {
    return new StoredRecord<>(version, moved, metadata, payload);
  }
}

package org.jcachehttp.engine.store;

import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Expected;

/** What is stored under a key. */
public sealed interface Slot<V> {

  /** The condition under which a swap finds the slot as it was read. */
  Expected unchanged();

  /** Nothing is stored. */
  record Empty<V>() implements Slot<V> {
    @Override
    public Expected unchanged() {
      return Expected.absent();
    }
  }

  /** Something is stored; its value is decoded when somebody asks for it. */
  final class Occupied<V> implements Slot<V> {

    private final long version;
    private final Deadline deadline;
    private final Decoder<V> decoder;

    Occupied(long version, Deadline deadline, Decoder<V> decoder) {
      this.version = version;
      this.deadline = deadline;
      this.decoder = decoder;
    }

    /** The version that was read. */
    public long version() {
      return version;
    }

    /** The deadline that was read. */
    public Deadline deadline() {
      return deadline;
    }

    /**
     * The value.
     *
     * @throws UnreadableEntryException if the stored bytes are damaged
     */
    public V value() {
      return decoder.decode();
    }

    @Override
    public Expected unchanged() {
      return Expected.version(version);
    }
  }

  /** Makes the value out of what was read. */
  @FunctionalInterface
  interface Decoder<V> {
    V decode();
  }
}

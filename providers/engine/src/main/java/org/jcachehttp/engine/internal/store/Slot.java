package org.jcachehttp.engine.internal.store;

import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;

/** What is stored under a key. */
public sealed interface Slot<V> {

  /** The condition under which a swap finds the slot as it was read. */
  WriteCondition unchanged();

  /** Nothing is stored. */
  record Empty<V>() implements Slot<V> {
    @Override
    public WriteCondition unchanged() {
      return WriteCondition.absent();
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
    public WriteCondition unchanged() {
      return WriteCondition.version(version);
    }
  }

  /** Makes the value out of what was read. */
  @FunctionalInterface
  interface Decoder<V> {
    V decode();
  }
}

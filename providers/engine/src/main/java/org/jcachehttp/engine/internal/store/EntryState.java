package org.jcachehttp.engine.internal.store;

import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.WriteCondition;

/**
 * The state of one entry when it was read.
 *
 * @param <V> the cache's value type
 */
public sealed interface EntryState<V> {

  /** Returns the condition under which a write finds the entry unchanged. */
  WriteCondition unchanged();

  /** Returns the state at {@code now} (epoch milliseconds), which may be past the deadline. */
  default EntryState<V> at(long now) {
    return this;
  }

  /** Returns the same state, or {@link Damaged} if the value cannot be decoded. */
  default EntryState<V> checked() {
    return this;
  }

  /**
   * Nothing is stored under the key.
   *
   * @param <V> the cache's value type
   */
  record Absent<V>() implements EntryState<V> {

    @Override
    public WriteCondition unchanged() {
      return WriteCondition.absent();
    }
  }

  /**
   * The stored value cannot be decoded, so the entry counts as absent.
   *
   * @param version the version of the stored record
   * @param <V> the cache's value type
   */
  record Damaged<V>(long version) implements EntryState<V> {

    @Override
    public WriteCondition unchanged() {
      return WriteCondition.version(version);
    }
  }

  /**
   * The entry is past its deadline and still stored.
   *
   * @param entry the stored entry
   * @param <V> the cache's value type
   */
  record Expired<V>(Present<V, ?> entry) implements EntryState<V> {

    @Override
    public WriteCondition unchanged() {
      return entry.unchanged();
    }

    @Override
    public EntryState<V> checked() {
      return entry.isReadable() ? this : entry.damaged();
    }
  }

  /**
   * The entry is stored and not expired.
   *
   * @param stored the stored record
   * @param codec decodes the payload
   * @param <V> the cache's value type
   * @param <P> the storage's payload type
   */
  record Present<V, P>(StoredRecord<P> stored, PayloadCodec<V, P> codec) implements EntryState<V> {

    /**
     * Decodes the value.
     *
     * @throws UnreadableEntryException if the stored value is damaged
     */
    public V value() {
      try {
        return codec.decode(stored.payload());
      } catch (UnreadableValueException e) {
        throw new UnreadableEntryException(e);
      }
    }

    @Override
    public WriteCondition unchanged() {
      return WriteCondition.version(stored.version());
    }

    @Override
    public EntryState<V> at(long now) {
      return stored.deadline().isPast(now) ? new Expired<>(this) : this;
    }

    @Override
    public EntryState<V> checked() {
      return isReadable() ? this : damaged();
    }

    private boolean isReadable() {
      try {
        codec.decode(stored.payload());
        return true;
      } catch (UnreadableValueException e) {
        return false;
      }
    }

    private EntryState<V> damaged() {
      return new Damaged<>(stored.version());
    }
  }
}

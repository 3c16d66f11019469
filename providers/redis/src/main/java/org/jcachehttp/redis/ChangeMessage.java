package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.MetadataJson;

/**
 * The messages on the channel of a region; numbers are big-endian, texts UTF-8.
 *
 * <pre>
 * o version deadline length metadata  the entry before the change, if there was one; then
 * w version key                       an entry was written
 * r key                               an entry was removed
 * t key                               the deadline of an entry was moved
 *
 * x                                   all entries were removed
 * a sender time                       a sign of life
 * </pre>
 *
 * <p>A script writes the part of the entry before, with the metadata if the entry was removed: they
 * may have the key that a listener knows.
 */
final class ChangeMessage {

  private static final byte BEFORE = 'o';
  private static final byte WRITTEN = 'w';
  private static final byte REMOVED = 'r';
  private static final byte TOUCHED = 't';
  private static final byte CLEARED = 'x';
  private static final byte ALIVE = 'a';

  private ChangeMessage() {}

  /** Returns the message that the entry was written. */
  static byte[] written(String key, long version) {
    byte[] text = key.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + Long.BYTES + text.length)
        .put(WRITTEN)
        .putLong(version)
        .put(text)
        .array();
  }

  /** Returns the message that the entry was removed. */
  static byte[] removed(String key) {
    return message(REMOVED, key);
  }

  /** Returns the message that the deadline of the entry was moved. */
  static byte[] touched(String key) {
    return message(TOUCHED, key);
  }

  private static byte[] message(byte kind, String key) {
    byte[] text = key.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(kind).put(text).array();
  }

  /** Returns the message that all entries were removed. */
  static byte[] cleared() {
    return new byte[] {CLEARED};
  }

  /**
   * Returns a message without a change, which shows its sender that the channel works.
   *
   * @param sender the channel that sends it
   * @param time when it is sent
   */
  static byte[] alive(long sender, long time) {
    return ByteBuffer.allocate(1 + 2 * Long.BYTES).put(ALIVE).putLong(sender).putLong(time).array();
  }

  /** Returns when the sender sent the message, if it is such a message of that sender. */
  static OptionalLong timeOf(byte[] message, long sender) {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    boolean isOwn =
        message.length == 1 + 2 * Long.BYTES && bytes.get() == ALIVE && bytes.getLong() == sender;
    return isOwn ? OptionalLong.of(bytes.getLong()) : OptionalLong.empty();
  }

  /** Returns the change of a message; empty if it has none. */
  static Optional<Change> changeOf(byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    try {
      byte first = bytes.get();
      return first == BEFORE
          ? change(bytes, before(bytes), bytes.get())
          : change(bytes, key -> Optional.empty(), first);
    } catch (BufferUnderflowException foreign) {
      return Optional.empty();
    }
  }

  /** Returns the entry before the change by its key, which follows. */
  private static Function<String, Optional<EntryMetadata<String>>> before(ByteBuffer bytes) {
    long version = bytes.getLong();
    Deadline deadline = new Deadline(bytes.getLong());
    String text = text(bytes, bytes.getInt());
    Map<String, String> metadata = text.isEmpty() ? Map.of() : MetadataJson.readLazily(text);
    return key -> Optional.of(new EntryMetadata<>(key, version, deadline, metadata));
  }

  private static Optional<Change> change(
      ByteBuffer bytes, Function<String, Optional<EntryMetadata<String>>> before, byte kind) {
    switch (kind) {
      case WRITTEN -> {
        long version = bytes.getLong();
        String key = text(bytes, bytes.remaining());
        return Optional.of(new Change.Written(key, before.apply(key), version));
      }
      case REMOVED -> {
        String key = text(bytes, bytes.remaining());
        return Optional.of(new Change.Removed(key, before.apply(key)));
      }
      case TOUCHED -> {
        return Optional.of(new Change.Touched(text(bytes, bytes.remaining())));
      }
      case CLEARED -> {
        return Optional.of(new Change.Cleared());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static String text(ByteBuffer bytes, int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, UTF_8);
  }
}

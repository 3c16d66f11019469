package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jcachehttp.storage.InvalidationListener;

/**
 * The messages on the channel of a region: one byte for the kind, then for an entry that was
 * written its version in eight bytes, and the key in UTF-8; for a sign of life the sender and the
 * time.
 */
final class ChangeMessage {

  private static final byte WRITTEN = 'w';
  private static final byte CHANGED = 'c';
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

  /** Returns the message that the entry was removed or its deadline was moved. */
  static byte[] changed(String key) {
    byte[] text = key.getBytes(UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(CHANGED).put(text).array();
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

  /** Reports the change of a message to the listener. Any other message is ignored. */
  static void report(byte[] message, InvalidationListener<String> listener) {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    switch (bytes.hasRemaining() ? bytes.get() : ALIVE) {
      case WRITTEN -> reportWrite(bytes, listener);
      case CHANGED -> listener.changed(UTF_8.decode(bytes).toString());
      case CLEARED -> listener.cleared();
      default -> {}
    }
  }

  private static void reportWrite(ByteBuffer bytes, InvalidationListener<String> listener) {
    if (bytes.remaining() >= Long.BYTES) {
      long version = bytes.getLong();
      listener.written(UTF_8.decode(bytes).toString(), version);
    }
  }
}

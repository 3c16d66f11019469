package org.jcachehttp.dynamodb;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * A payload in the form in which it is stored: as it is where an item has room for it, else
 * compressed if that makes it shorter.
 */
final class EncodedPayload {

  /** The zlib format, RFC 1950, by the name that HTTP has for it (RFC 9110, 8.4.1.2). */
  private static final String DEFLATE = "deflate";

  private final Optional<String> encoding;
  private final byte[] bytes;
  private final int length;

  /**
   * A payload as it was stored.
   *
   * @param encoding how it was compressed; empty: not at all
   * @param bytes the stored bytes
   * @param length the length of the payload itself
   */
  EncodedPayload(Optional<String> encoding, byte[] bytes, int length) {
    this.encoding = encoding;
    this.bytes = bytes;
    this.length = length;
  }

  /** A payload as it is going to be stored. */
  static EncodedPayload of(byte[] payload, int room) {
    if (payload.length <= room) {
      return new EncodedPayload(Optional.empty(), payload, payload.length);
    }
    byte[] shorter = deflated(payload);
    return shorter.length < payload.length
        ? new EncodedPayload(Optional.of(DEFLATE), shorter, payload.length)
        : new EncodedPayload(Optional.empty(), payload, payload.length);
  }

  Optional<String> encoding() {
    return encoding;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * The payload itself.
   *
   * @throws UnreadableValueException if the bytes are not what was stored
   */
  byte[] payload() throws UnreadableValueException {
    if (encoding.isPresent() && !encoding.get().equals(DEFLATE)) {
      throw new UnreadableValueException("it has the unknown encoding " + encoding.get());
    }
    byte[] payload = encoding.isPresent() ? inflated() : bytes;
    if (payload.length != length) {
      throw new UnreadableValueException(
          "it has %d bytes instead of %d".formatted(payload.length, length));
    }
    return payload;
  }

  /** As much of the payload as is shorter than the payload. */
  private static byte[] deflated(byte[] payload) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(payload);
      deflater.finish();
      byte[] shorter = new byte[payload.length];
      return Arrays.copyOf(shorter, deflater.deflate(shorter));
    } finally {
      deflater.end();
    }
  }

  private byte[] inflated() throws UnreadableValueException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      byte[] payload = new byte[length];
      int inflated = inflater.inflate(payload);
      return inflated == length ? payload : Arrays.copyOf(payload, inflated);
    } catch (DataFormatException e) {
      throw new UnreadableValueException("it is not compressed as it says", e);
    } finally {
      inflater.end();
    }
  }
}

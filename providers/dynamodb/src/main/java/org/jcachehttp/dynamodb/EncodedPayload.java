package org.jcachehttp.dynamodb;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * A payload in its stored form: compressed if it does not fit into an item and compression makes it
 * shorter, else unchanged.
 */
final class EncodedPayload {

  /** The zlib format (RFC 1950) with its name in HTTP (RFC 9110, 8.4.1.2). */
  private static final String DEFLATE = "deflate";

  private final Optional<String> encoding;
  private final byte[] bytes;
  private final int length;

  /**
   * Creates a payload that was read.
   *
   * @param encoding the compression; empty for none
   * @param bytes the stored bytes
   * @param length the length of the decoded payload
   */
  EncodedPayload(Optional<String> encoding, byte[] bytes, int length) {
    this.encoding = encoding;
    this.bytes = bytes;
    this.length = length;
  }

  /** Encodes a payload. */
  static EncodedPayload of(byte[] payload, int maxBytes) {
    if (payload.length <= maxBytes) {
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
   * Returns the decoded payload.
   *
   * @throws UnreadableValueException if the stored bytes are damaged
   */
  byte[] payload() throws UnreadableValueException {
    if (encoding.isPresent() && !encoding.get().equals(DEFLATE)) {
      throw new UnreadableValueException("unknown encoding " + encoding.get());
    }
    byte[] payload = encoding.isPresent() ? inflated() : bytes;
    if (payload.length != length) {
      throw new UnreadableValueException(
          "%d bytes instead of %d".formatted(payload.length, length));
    }
    return payload;
  }

  /** Returns the compressed payload, truncated to the length of the payload. */
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
      throw new UnreadableValueException("invalid compressed data", e);
    } finally {
      inflater.end();
    }
  }
}

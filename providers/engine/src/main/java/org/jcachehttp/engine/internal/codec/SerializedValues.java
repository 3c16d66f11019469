package org.jcachehttp.engine.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * Values of any type as bytes: one byte for the form, then strings as UTF-8, byte arrays as they
 * are, and other objects as the serializer writes them.
 */
final class SerializedValues<V> implements PayloadCodec<V, byte[]> {

  private static final byte TEXT = 't';
  private static final byte BYTES = 'b';
  private static final byte OBJECT = 'o';

  private final Serialization serialization;

  SerializedValues(Serialization serialization) {
    this.serialization = serialization;
  }

  @Override
  public byte[] encode(V value) {
    if (value instanceof byte[] bytes) {
      return tagged(BYTES, bytes);
    }
    if (value instanceof String text && UTF_8.newEncoder().canEncode(text)) {
      return tagged(TEXT, text.getBytes(UTF_8));
    }
    return tagged(OBJECT, serialization.bytesOf(value));
  }

  @Override
  public Map<String, String> metadata(V value) {
    return Map.of();
  }

  @Override
  public OptionalLong sharedBytes(V value) {
    return ImmutableTypes.isImmutable(value) ? OptionalLong.of(0) : OptionalLong.empty();
  }

  @Override
  @SuppressWarnings("unchecked") // the form that encode() returned for a V
  public V decode(byte[] payload) throws UnreadableValueException {
    if (payload.length == 0) {
      throw new UnreadableValueException("the stored value is empty");
    }
    return (V)
        switch (payload[0]) {
          case TEXT -> new String(payload, 1, payload.length - 1, UTF_8);
          case BYTES -> content(payload);
          case OBJECT -> serialization.objectOf(content(payload));
          default -> throw new UnreadableValueException("unknown value form " + payload[0]);
        };
  }

  private static byte[] content(byte[] payload) {
    return Arrays.copyOfRange(payload, 1, payload.length);
  }

  private static byte[] tagged(byte form, byte[] content) {
    byte[] payload = new byte[content.length + 1];
    payload[0] = form;
    System.arraycopy(content, 0, payload, 1, content.length);
    return payload;
  }
}

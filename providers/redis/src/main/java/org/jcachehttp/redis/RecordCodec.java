package org.jcachehttp.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.handler.State;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;

/**
 * A record as the bytes of one Redis value; numbers are big-endian.
 *
 * <pre>
 *  0  4a 43 48 31              "JCH1": the format
 *  4  43 e9 6f 0c 5a 11 7d 8c  the version
 * 12  00 00 01 a3 18 5c 50 00  the deadline, epoch milliseconds; 7f ff ... ff: never
 * 20  00 00 00 10              the length of the metadata
 * 24  {"status":"200"}         the metadata
 * 40  ...                      the payload
 * </pre>
 *
 * <p>Any other value counts as absent, and a write replaces it.
 *
 * <p>The class extends Redisson's byte array codec because Redisson caches copies of other codecs
 * per class loader and never removes them.
 */
final class RecordCodec extends ByteArrayCodec {

  static final RecordCodec INSTANCE = new RecordCodec();

  static final int MAGIC = 0x4a434831;
  static final int HEADER_LENGTH = 24;

  /** The offset of the deadline, for the scripts that move it. */
  static final int DEADLINE_OFFSET = 12;

  private final Encoder encoder = RecordCodec::encode;
  private final Decoder<Object> decoder = RecordCodec::decode;

  private RecordCodec() {}

  @Override
  public Encoder getValueEncoder() {
    return encoder;
  }

  @Override
  public Decoder<Object> getValueDecoder() {
    return decoder;
  }

  /** Encodes a record or an argument of a script. */
  private static ByteBuf encode(Object value) {
    if (value instanceof StoredRecord<?> record && record.payload() instanceof byte[] payload) {
      return encode(record, payload);
    }
    return Unpooled.wrappedBuffer(
        value instanceof byte[] bytes ? bytes : value.toString().getBytes(UTF_8));
  }

  private static ByteBuf encode(StoredRecord<?> record, byte[] payload) {
    byte[] metadata = MetadataJson.write(record.metadata()).getBytes(UTF_8);
    // One buffer: Netty would copy a composite one to a buffer of this size to read it.
    return Unpooled.buffer(HEADER_LENGTH + metadata.length + payload.length)
        .writeInt(MAGIC)
        .writeLong(record.version())
        .writeLong(record.deadline().epochMillis())
        .writeInt(metadata.length)
        .writeBytes(metadata)
        .writeBytes(payload);
  }

  /** Throws nothing: an exception would close the connection, on whose thread Redisson decodes. */
  private static @Nullable Object decode(ByteBuf value, State state) {
    if (value.readableBytes() < HEADER_LENGTH || value.readInt() != MAGIC) {
      return null;
    }
    long version = value.readLong();
    Deadline deadline = new Deadline(value.readLong());
    int length = value.readInt();
    // An invalid length results in a payload that its codec reports as damaged.
    byte[] metadata = new byte[Math.max(0, Math.min(length, value.readableBytes()))];
    value.readBytes(metadata);
    byte[] payload = new byte[value.readableBytes()];
    value.readBytes(payload);
    return new StoredRecord<>(
        version, deadline, MetadataJson.readLazily(new String(metadata, UTF_8)), payload);
  }
}

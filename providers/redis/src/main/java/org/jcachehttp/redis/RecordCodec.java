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
 * <p>Any other value is nobody's record: it counts as absent, and a write replaces it.
 *
 * <p>It extends Redisson's codec of bytes because Redisson keeps a copy of every other codec for
 * each class loader, in a map that is never emptied.
 */
final class RecordCodec extends ByteArrayCodec {

  static final RecordCodec INSTANCE = new RecordCodec();

  static final int MAGIC = 0x4a434831;
  static final int HEAD_LENGTH = 24;

  /** Where the deadline stands, for a script that moves it. */
  static final int DEADLINE_AT = 12;

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

  /** A record in this format, whose payload is not copied; else a script's argument as it is. */
  private static ByteBuf encode(Object value) {
    if (value instanceof StoredRecord<?> record && record.payload() instanceof byte[] payload) {
      return encode(record, payload);
    }
    return Unpooled.wrappedBuffer(
        value instanceof byte[] bytes ? bytes : value.toString().getBytes(UTF_8));
  }

  private static ByteBuf encode(StoredRecord<?> record, byte[] payload) {
    byte[] metadata = MetadataJson.write(record.metadata()).getBytes(UTF_8);
    ByteBuf head = Unpooled.buffer(HEAD_LENGTH + metadata.length);
    head.writeInt(MAGIC).writeLong(record.version()).writeLong(record.deadline().epochMillis());
    head.writeInt(metadata.length).writeBytes(metadata);
    return Unpooled.wrappedBuffer(head, Unpooled.wrappedBuffer(payload));
  }

  /** Redisson calls this on its own threads, where an exception would cost the connection. */
  private static @Nullable Object decode(ByteBuf value, State state) {
    if (value.readableBytes() < HEAD_LENGTH || value.readInt() != MAGIC) {
      return null;
    }
    long version = value.readLong();
    Deadline deadline = new Deadline(value.readLong());
    int length = value.readInt();
    // Lengths that do not fit leave a payload that its own codec finds damaged.
    byte[] metadata = new byte[Math.max(0, Math.min(length, value.readableBytes()))];
    value.readBytes(metadata);
    byte[] payload = new byte[value.readableBytes()];
    value.readBytes(payload);
    return new StoredRecord<>(
        version, deadline, MetadataJson.readLazily(new String(metadata, UTF_8)), payload);
  }
}

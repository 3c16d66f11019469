package org.jcachehttp.ehcache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.ehcache.spi.serialization.Serializer;
import org.ehcache.spi.serialization.SerializerException;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.MetadataJson;
import org.jcachehttp.storage.StoredRecord;

/**
 * The format of a record outside the heap and on disk. Numbers are big-endian.
 *
 * <pre>
 *  0  43 e9 6f 0c 5a 11 7d 8c  the version
 *  8  00 00 01 a3 18 5c 50 00  the deadline, epoch milliseconds; 7f ff ... ff: never
 * 16  00 00 00 10              the length of the metadata
 * 20  {"status":"200"}         the metadata
 * 36  ...                      the payload
 * </pre>
 *
 * <p>Public because Ehcache creates instances by reflection.
 */
public final class VersionedSerializer implements Serializer<Versioned> {

  private static final int HEAD_LENGTH = 20;

  /**
   * Called by Ehcache, which requires this parameter.
   *
   * @param unused the class loader of the cache
   */
  public VersionedSerializer(ClassLoader unused) {}

  @Override
  public ByteBuffer serialize(Versioned value) {
    StoredRecord<byte[]> stored = value.stored();
    byte[] metadata = MetadataJson.write(stored.metadata()).getBytes(UTF_8);
    byte[] payload = stored.payload();
    return ByteBuffer.allocate(HEAD_LENGTH + metadata.length + payload.length)
        .putLong(stored.version())
        .putLong(stored.deadline().epochMillis())
        .putInt(metadata.length)
        .put(metadata)
        .put(payload)
        .flip();
  }

  @Override
  public Versioned read(ByteBuffer binary) {
    try {
      long version = binary.getLong();
      Deadline deadline = new Deadline(binary.getLong());
      String metadata = new String(bytes(binary, binary.getInt()), UTF_8);
      byte[] payload = bytes(binary, binary.remaining());
      return new Versioned(
          new StoredRecord<>(version, deadline, MetadataJson.readLazily(metadata), payload));
    } catch (BufferUnderflowException | NegativeArraySizeException damaged) {
      throw new SerializerException("a stored entry is damaged", damaged);
    }
  }

  private static byte[] bytes(ByteBuffer binary, int length) {
    if (length > binary.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    binary.get(bytes);
    return bytes;
  }

  @Override
  public boolean equals(Versioned value, ByteBuffer binary) {
    return value.stored().version() == binary.getLong(binary.position());
  }
}

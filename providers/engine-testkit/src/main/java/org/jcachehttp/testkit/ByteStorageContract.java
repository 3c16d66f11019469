package org.jcachehttp.testkit;

import java.nio.ByteBuffer;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;

/**
 * The contract of a {@link ByteStorage}: extend it and open the backend. The tests check every
 * guarantee of the SPI.
 *
 * <pre>{@code
 * class MyStorageTest extends ByteStorageContract {
 *
 *   @TempDir Path directory;
 *
 *   @Override
 *   protected ByteStorage openStorage() {
 *     return new MyStorage(directory);
 *   }
 * }
 * }</pre>
 */
public abstract class ByteStorageContract extends StorageContract<ByteStorage, String, byte[]>
    implements TextKeyContract, BytePayloadContract, NearCacheContract {

  @Override
  public final Region<String, byte[]> region(Storage storage, String name) {
    return ((ByteStorage) storage).open(name);
  }

  @Override
  public final String key(int number) {
    return "https://example.org/entry/" + number;
  }

  @Override
  public final byte[] payload(long number) {
    return ByteBuffer.allocate(200).putLong(number).putLong(192, number).array();
  }

  @Override
  public final long numberIn(byte[] payload) {
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    long number = bytes.getLong();
    if (bytes.getLong(192) != number) {
      throw new AssertionError("a payload of no write: two writes are mixed in it");
    }
    return number;
  }
}

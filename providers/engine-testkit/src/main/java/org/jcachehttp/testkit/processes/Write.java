package org.jcachehttp.testkit.processes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A write with a recognizable value: no other value, part of a value or mixture is equal.
 *
 * @param entry the number of the entry's key
 * @param generation the number of the write, which increases
 */
public record Write(int entry, long generation) {

  private static final int SHORTEST = 2 << 10;
  private static final int LONGEST = 300 << 10;

  /** {@return the value, of 2 KiB to 300 KiB: most are short and a few long, as responses are} */
  public byte[] value() {
    SplittableRandom random = new SplittableRandom(31 * generation + entry);
    double length = SHORTEST + (LONGEST - SHORTEST) * Math.pow(random.nextDouble(), 8);
    byte[] value = new byte[(int) length];
    random.nextBytes(value);
    ByteBuffer.wrap(value).putInt(entry).putLong(generation);
    return value;
  }

  /**
   * Returns the write with this value.
   *
   * @param value a value that was read
   * @return the write
   * @throws AssertionError if there is no such write
   */
  public static Write of(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    Write write = new Write(bytes.getInt(), bytes.getLong());
    if (!Arrays.equals(write.value(), value)) {
      throw new AssertionError("a value of " + value.length + " bytes of no write: " + write);
    }
    return write;
  }
}

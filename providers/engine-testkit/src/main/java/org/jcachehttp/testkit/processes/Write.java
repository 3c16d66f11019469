package org.jcachehttp.testkit.processes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A write that can be recognised by its value: no other write's value, no part of one and no
 * mixture is equal.
 *
 * @param entry the number of the entry's key
 * @param generation grows with each write of the entry
 */
record Write(int entry, long generation) {

  private static final int SHORTEST = 2 << 10;
  private static final int LONGEST = 300 << 10;

  /** From 2 KiB to 300 KiB; most are short and a few long, as responses are. */
  byte[] value() {
    SplittableRandom random = new SplittableRandom(31 * generation + entry);
    double length = SHORTEST + (LONGEST - SHORTEST) * Math.pow(random.nextDouble(), 8);
    byte[] value = new byte[(int) length];
    random.nextBytes(value);
    ByteBuffer.wrap(value).putInt(entry).putLong(generation);
    return value;
  }

  /**
   * The write that this value came from.
   *
   * @throws AssertionError if nobody wrote this value
   */
  static Write of(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    Write write = new Write(bytes.getInt(), bytes.getLong());
    if (!Arrays.equals(write.value(), value)) {
      throw new AssertionError("a value of " + value.length + " bytes that nobody wrote: " + write);
    }
    return write;
  }
}

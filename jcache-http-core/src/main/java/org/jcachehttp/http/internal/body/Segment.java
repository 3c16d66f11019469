package org.jcachehttp.http.internal.body;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a body, and the part that follows it. The lock of the copy guards it, with one
 * exception: the thread whose turn it is to read from the stream writes the room behind the length.
 */
final class Segment {

  private static final int CAPACITY = 16 << 10;

  /** The largest announced size in bytes for which memory is reserved. */
  private static final int MAX_ANNOUNCED = 256 << 10;

  final byte[] bytes;
  int length;
  @Nullable Segment next;

  /** Creates an empty part. */
  Segment() {
    this(CAPACITY);
  }

  private Segment(int capacity) {
    this.bytes = new byte[capacity];
  }

  /**
   * Creates an empty first part. It has room for a whole body of an announced size that is not too
   * large, and for one byte more, which a longer body has.
   */
  static Segment first(OptionalLong announced) {
    long size = announced.orElse(Long.MAX_VALUE);
    return size <= MAX_ANNOUNCED ? new Segment((int) size + 1) : new Segment();
  }

  /** Creates a part without room. */
  Segment(byte[] bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  int room() {
    return bytes.length - length;
  }
}

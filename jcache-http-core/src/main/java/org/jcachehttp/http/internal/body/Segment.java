package org.jcachehttp.http.internal.body;

import org.jspecify.annotations.Nullable;

/**
 * A part of a body, and the part that follows it. The lock of the copy guards it, with one
 * exception: the thread whose turn it is to read from the stream writes the room behind the length.
 */
final class Segment {

  private static final int CAPACITY = 16 << 10;

  final byte[] bytes;
  int length;
  @Nullable Segment next;

  /** Creates an empty part. */
  Segment() {
    this.bytes = new byte[CAPACITY];
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

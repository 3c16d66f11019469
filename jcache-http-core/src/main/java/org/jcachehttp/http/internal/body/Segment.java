package org.jcachehttp.http.internal.body;

import org.jspecify.annotations.Nullable;

/**
 * A part of a body, and the part that follows it. The lock of the copy guards it, with one
 * exception: the thread whose turn it is to read from the stream writes the room behind the length.
 */
final class Segment {

  private static final int CAPACITY = 16 << 10;

  final byte[] bytes = new byte[CAPACITY];
  int length;
  @Nullable Segment next;

  int room() {
    return bytes.length - length;
  }
}

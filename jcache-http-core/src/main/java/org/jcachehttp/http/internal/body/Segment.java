package org.jcachehttp.http.internal.body;

import org.jspecify.annotations.Nullable;

/** A part of a body, and the part that follows it. The lock of the copy guards it. */
final class Segment {

  final byte[] bytes;
  @Nullable Segment next;

  Segment(byte[] bytes) {
    this.bytes = bytes;
  }
}

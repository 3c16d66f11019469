package org.jcachehttp.http.internal.body;

import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/** The parts of a body in a chain, which its readers follow. The lock of the copy guards it. */
final class Segments {

  private Segment last = new Segment(new byte[0]);
  private @Nullable Segment begin = last;
  private long size;

  void add(byte[] bytes) {
    Segment added = new Segment(bytes);
    last.next = added;
    last = added;
    size += bytes.length;
  }

  /** Returns the size in bytes of all parts that were added. */
  long size() {
    return size;
  }

  /** Returns the first part, which is empty; empty after {@link #release}. */
  Optional<Segment> begin() {
    return Optional.ofNullable(begin);
  }

  boolean areKept() {
    return begin != null;
  }

  /** Keeps only what readers have not read yet. */
  void release() {
    begin = null;
  }

  /** Returns all parts that are kept as one body. */
  Body.Buffered toBody() {
    byte[] all = new byte[(int) size];
    int position = 0;
    for (Segment part = begin; part != null; part = part.next) {
      System.arraycopy(part.bytes, 0, all, position, part.bytes.length);
      position += part.bytes.length;
    }
    return Body.of(all);
  }
}

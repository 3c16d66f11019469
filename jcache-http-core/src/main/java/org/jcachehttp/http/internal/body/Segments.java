package org.jcachehttp.http.internal.body;

import java.util.Optional;
import java.util.OptionalLong;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/** The parts of a body in a chain, which its readers follow. The lock of the copy guards it. */
final class Segments {

  private Segment last;
  private @Nullable Segment begin;
  private long size;

  /** Creates an empty body with an announced size in bytes. */
  Segments(OptionalLong announced) {
    last = Segment.first(announced);
    begin = last;
  }

  /** Returns the last part, which has room for further bytes. */
  Segment withRoom() {
    if (last.room() == 0) {
      Segment added = new Segment();
      last.next = added;
      last = added;
    }
    return last;
  }

  /** Adds bytes that were written to the room of the last part. */
  void add(int bytes) {
    last.length += bytes;
    size += bytes;
  }

  /** Returns the size in bytes of all that was added. */
  long size() {
    return size;
  }

  /** Returns the first part; empty after {@link #release}. */
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

  /**
   * Returns all parts that are kept as one body. Later readers begin with the same array, so that
   * the parts are not kept beside it. A body of the announced size has one part, and is not copied.
   */
  Body.Buffered join() {
    if (begin == last && last.room() <= 1) {
      return Body.of(last.bytes, 0, last.length);
    }
    byte[] all = new byte[(int) size];
    int position = 0;
    for (Segment part = begin; part != null; part = part.next) {
      System.arraycopy(part.bytes, 0, all, position, part.length);
      position += part.length;
    }
    begin = new Segment(all);
    return Body.of(all);
  }
}

package org.jcachehttp.http.internal.body;

import java.util.ArrayList;
import java.util.List;

/** The open readers of a copy. The lock of the copy guards it. */
final class Readers {

  private final List<CopyReader> open = new ArrayList<>(1);

  CopyReader add(CopyReader reader) {
    open.add(reader);
    return reader;
  }

  boolean remove(CopyReader reader) {
    return open.remove(reader);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Returns whether no reader is behind that position. */
  boolean areAllFrom(long position) {
    return open.stream().allMatch(reader -> reader.position() >= position);
  }

  /** Lets the readers that are behind that position fail. */
  void expelBefore(long position) {
    open.stream().filter(reader -> reader.position() < position).forEach(CopyReader::expel);
    open.removeIf(reader -> reader.position() < position);
  }
}

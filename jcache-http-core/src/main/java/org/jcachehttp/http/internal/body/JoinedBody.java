package org.jcachehttp.http.internal.body;

import java.io.SequenceInputStream;
import org.jcachehttp.http.message.Body;

/** A body that consists of two others: the second is read after the end of the first. */
public final class JoinedBody {

  private JoinedBody() {}

  /**
   * Joins two bodies, which the joined one closes.
   *
   * @param length the length of both in bytes
   */
  public static Body of(Body first, Body second, long length) {
    return Body.of(new SequenceInputStream(first.open(), second.open()), length);
  }
}

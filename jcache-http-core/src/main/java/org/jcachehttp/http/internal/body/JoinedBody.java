package org.jcachehttp.http.internal.body;

import java.io.SequenceInputStream;
import org.jcachehttp.http.message.Body;

/** A body of two parts, each of which is read when its turn comes. */
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

package org.jcachehttp.http.internal.body;

import java.io.IOException;
import org.jcachehttp.http.message.Body;

/** How the copy of a body ended. */
public sealed interface CopyEnd {

  /**
   * The stream ended.
   *
   * @param bytes all of its bytes
   */
  record Complete(Body.Buffered bytes) implements CopyEnd {}

  /** The body is larger than the copy may be; its readers continue without one. */
  record TooLarge() implements CopyEnd {}

  /**
   * The stream failed.
   *
   * @param cause the failure
   */
  record Failed(IOException cause) implements CopyEnd {}

  /** All readers were closed before the end, and the rest was too long or too slow to be read. */
  record Abandoned() implements CopyEnd {}
}

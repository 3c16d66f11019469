package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes streams whose bytes are no longer needed. */
final class StreamClosing {

  private static final Logger log = LoggerFactory.getLogger(StreamClosing.class);

  private StreamClosing() {}

  /** Closes a stream; a failure concerns no caller, and is logged. */
  static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException | RuntimeException failure) {
      log.debug("the stream of a body cannot be closed", failure);
    }
  }
}
